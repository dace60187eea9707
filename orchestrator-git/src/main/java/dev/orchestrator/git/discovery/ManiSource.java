package dev.orchestrator.git.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.core.registry.edit.NewRepository;
import dev.orchestrator.core.workspace.HostEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The projects of a {@code mani.yaml}. A project without a path lies beside the file. */
final class ManiSource implements RepositorySource {

  private final HostEnvironment environment;

  ManiSource(HostEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Path usualPlace() {
    return environment.currentFolder().resolve("mani.yaml");
  }

  @Override
  public List<NewRepository> read(Path place) throws IOException {
    List<NewRepository> found = new ArrayList<>();
    for (Map.Entry<String, JsonNode> project : YamlFile.read(place).path("projects").properties()) {
      found.add(entry(project.getKey(), project.getValue(), place.resolveSibling("")));
    }
    return found;
  }

  private NewRepository entry(String name, JsonNode project, Path base) {
    String path = project.path("path").asText(name);
    String remote = RemoteUrl.withoutSecret(project.path("url").asText(""));
    List<String> tags = new ArrayList<>();
    project.path("tags").forEach(tag -> tags.add(tag.asText()));
    return new NewRepository(
        name.replace('/', '-'),
        HomePath.resolve(path, base, environment).toString(),
        RemoteUrl.platform(remote),
        remote,
        project.path("branch").asText(""),
        "",
        false,
        tags,
        project.path("desc").asText(""),
        List.of());
  }
}
