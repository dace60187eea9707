package dev.orchestrator.git.nested;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Commits that no reference reaches. */
final class LooseCommits {

  private final NestedGit repository;

  LooseCommits(NestedGit repository) {
    this.repository = repository;
  }

  /** Those that are among the ids or reached from them, newest first, with their parents. */
  Map<String, List<String>> of(Collection<String> ids) throws IOException {
    List<String> existing = existing(ids);
    if (existing.isEmpty()) {
      return Map.of();
    }
    String loose =
        repository.text(
            List.of(
                "rev-list",
                "--topo-order",
                "--no-commit-header",
                "--format=%H %P",
                "--stdin",
                "--not",
                "--glob=refs/*"),
            String.join("\n", existing) + "\n");
    Map<String, List<String>> commits = new LinkedHashMap<>();
    for (String line : loose.split("\n", -1)) {
      List<String> names = List.of(line.split(" ", -1));
      if (!line.isEmpty()) {
        commits.put(names.get(0), names.subList(1, names.size()));
      }
    }
    return commits;
  }

  /** Those ids that are commits here. */
  List<String> existing(Collection<String> ids) throws IOException {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<String> existing = new ArrayList<>();
    String listed =
        repository.text(
            List.of("cat-file", "--batch-check=%(objectname) %(objecttype)"),
            String.join("\n", ids) + "\n");
    for (String line : listed.split("\n", -1)) {
      if (line.endsWith(" commit")) {
        existing.add(line.substring(0, line.indexOf(' ')));
      }
    }
    return existing;
  }
}
