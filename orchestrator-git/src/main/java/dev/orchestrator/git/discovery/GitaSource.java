package dev.orchestrator.git.discovery;

import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.core.registry.edit.NewRepository;
import dev.orchestrator.core.workspace.HostEnvironment;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The list of gita: {@code repos.csv} with lines of {@code path,name,type,flags}, and beside it
 * {@code groups.csv} with lines of {@code group:name name ...:folder}, which become tags.
 */
final class GitaSource implements RepositorySource {

  private final HostEnvironment environment;
  private final RepositoryInspector inspector;

  GitaSource(HostEnvironment environment, RepositoryInspector inspector) {
    this.environment = environment;
    this.inspector = inspector;
  }

  @Override
  public Path usualPlace() {
    Path config =
        environment
            .variable("XDG_CONFIG_HOME")
            .map(Path::of)
            .orElse(environment.home().resolve(".config"));
    return config.resolve("gita/repos.csv");
  }

  @Override
  public List<NewRepository> read(Path place) throws IOException {
    Map<String, List<String>> groups = groups(place.resolveSibling("groups.csv"));
    return RegularFile.lines(place).stream()
        .filter(line -> !line.isBlank())
        .map(line -> line.split(",", -1))
        .filter(fields -> fields.length >= 2)
        .map(fields -> entry(fields[0].strip(), fields[1].strip(), groups))
        .toList();
  }

  private NewRepository entry(String path, String name, Map<String, List<String>> groups) {
    NewRepository found = inspector.describe(Path.of(path), name);
    return found.tagged(groups.getOrDefault(name, List.of()));
  }

  private static Map<String, List<String>> groups(Path file) throws IOException {
    Map<String, List<String>> groups = new HashMap<>();
    try {
      for (String line : RegularFile.lines(file)) {
        String[] fields = line.split(":", -1);
        for (String name : fields.length < 2 ? new String[0] : fields[1].strip().split("\\s+")) {
          groups.computeIfAbsent(name, unused -> new ArrayList<>()).add(fields[0].strip());
        }
      }
    } catch (NoSuchFileException noGroups) {
      return groups;
    }
    return groups;
  }
}
