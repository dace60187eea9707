package dev.orchestrator.core.registry;

import dev.orchestrator.core.config.ConfigObject;
import dev.orchestrator.core.text.Suggestions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What entries of the registry say of each other. Where folders really lead is for a scan to say.
 */
final class RegistryConsistency {

  private final List<ConfigObject> entries;
  private final List<Repository> repositories;
  private final Map<String, ConfigObject> byName = new HashMap<>();
  private final Map<Path, String> nameByFolder = new HashMap<>();

  RegistryConsistency(List<ConfigObject> entries, List<Repository> repositories) {
    this.entries = entries;
    this.repositories = repositories;
  }

  void check() {
    for (int i = 0; i < entries.size(); i++) {
      refuseSameName(entries.get(i), repositories.get(i).name());
      warnOfSameFolder(entries.get(i), repositories.get(i));
    }
    for (int i = 0; i < entries.size(); i++) {
      warnOfUnknownDependencies(entries.get(i), repositories.get(i));
    }
  }

  private void refuseSameName(ConfigObject entry, String name) {
    ConfigObject first = name.isBlank() ? null : byName.putIfAbsent(name, entry);
    if (first != null) {
      entry.problem(
          "name", "'" + name + "' is already used in line " + first.line(), Optional.empty());
    }
  }

  private void warnOfSameFolder(ConfigObject entry, Repository repository) {
    String other = nameByFolder.putIfAbsent(repository.local(), repository.name());
    if (other != null) {
      entry.warning("local", "is the same folder as that of '" + other + "'", Optional.empty());
    }
  }

  private void warnOfUnknownDependencies(ConfigObject entry, Repository repository) {
    for (String name : repository.dependsOn()) {
      if (!byName.containsKey(name)) {
        entry.warning(
            "depends_on",
            "names '" + name + "', which is no repository here",
            Suggestions.nearest(name, byName.keySet()).map(near -> "did you mean '" + near + "'?"));
      }
    }
  }
}
