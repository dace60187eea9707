package dev.orchestrator.git.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.core.registry.edit.NewRepository;
import dev.orchestrator.core.workspace.HostEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The file of vcspull: folders, in them names, and for each a URL such as {@code
 * git+https://host/x.git} or a mapping that has one as {@code repo} or {@code url}. What is not git
 * is passed over.
 */
final class VcspullSource implements RepositorySource {

  private final HostEnvironment environment;

  VcspullSource(HostEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Path usualPlace() {
    Path home = environment.home();
    return Stream.of(".vcspull.yaml", ".vcspull.yml", ".vcspull.json")
        .map(home::resolve)
        .filter(Files::exists)
        .findFirst()
        .orElse(home.resolve(".vcspull.yaml"));
  }

  @Override
  public List<NewRepository> read(Path place) throws IOException {
    List<NewRepository> found = new ArrayList<>();
    for (Map.Entry<String, JsonNode> folder : YamlFile.read(place).properties()) {
      Path base = HomePath.resolve(folder.getKey(), place.resolveSibling(""), environment);
      for (Map.Entry<String, JsonNode> each : folder.getValue().properties()) {
        url(each.getValue()).ifPresent(url -> found.add(entry(each.getKey(), base, url)));
      }
    }
    return found;
  }

  private static Optional<String> url(JsonNode value) {
    JsonNode written = value.isObject() ? value.path(value.has("repo") ? "repo" : "url") : value;
    String text = written.asText("");
    boolean other = text.startsWith("hg+") || text.startsWith("svn+");
    return text.isBlank() || other
        ? Optional.empty()
        : Optional.of(text.startsWith("git+") ? text.substring("git+".length()) : text);
  }

  private static NewRepository entry(String name, Path base, String url) {
    String remote = RemoteUrl.withoutSecret(url);
    return new NewRepository(
        name.replace('/', '-'),
        base.resolve(name).toString(),
        RemoteUrl.platform(remote),
        remote,
        "",
        "",
        false,
        List.of(),
        "",
        List.of());
  }
}
