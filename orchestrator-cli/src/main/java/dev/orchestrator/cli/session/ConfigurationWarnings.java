package dev.orchestrator.cli.session;

import dev.orchestrator.core.config.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is odd in the configuration, in few lines. The same key in the entries of a thousand
 * repositories is one remark, and not a thousand.
 */
final class ConfigurationWarnings {

  private ConfigurationWarnings() {}

  /** One line for each kind of warning, with its first place and how many more there are. */
  static List<String> lines(List<Problem> warnings) {
    Map<Kind, List<Problem>> byKind = new LinkedHashMap<>();
    for (Problem warning : warnings) {
      byKind.computeIfAbsent(Kind.of(warning), kind -> new ArrayList<>()).add(warning);
    }
    return byKind.values().stream().map(ConfigurationWarnings::line).toList();
  }

  private static String line(List<Problem> alike) {
    int more = alike.size() - 1;
    String first = alike.get(0).describe();
    return more == 0
        ? first
        : first + ", and in " + more + " more; 'orchestrator doctor' shows each place";
  }

  private record Kind(Path file, String key, String message, Optional<String> suggestion) {

    static Kind of(Problem warning) {
      String key = warning.key().substring(warning.key().lastIndexOf('.') + 1);
      return new Kind(warning.file(), key, warning.message(), warning.suggestion());
    }
  }
}
