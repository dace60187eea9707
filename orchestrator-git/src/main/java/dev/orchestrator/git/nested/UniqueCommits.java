package dev.orchestrator.git.nested;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.git.command.GitRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Commits of one repository that no reference of another one holds. */
final class UniqueCommits {

  /** Beyond that it is only said that there are at least so many. */
  static final int MOST = 10_000;

  private final GitRunner git;
  private final CancellationToken cancellation;

  UniqueCommits(GitRunner git, CancellationToken cancellation) {
    this.git = git;
    this.cancellation = cancellation;
  }

  /**
   * What some revisions reach and no copy does.
   *
   * @param revisions arguments of {@code git rev-list}
   * @return subjects by id, newest first
   */
  Map<String, String> of(NestedGit repository, List<String> revisions, OtherCopies copies)
      throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "rev-list",
                "--topo-order",
                "--no-commit-header",
                "--max-count=" + MOST,
                "--format=%H %<(60,trunc)%s"));
    arguments.addAll(revisions);
    arguments.add("--not");
    copies.servers().forEach(name -> arguments.add("--remotes=" + name));
    arguments.add("--");
    Map<String, String> commits = new LinkedHashMap<>();
    for (String line : repository.text(arguments).split("\n", -1)) {
      int space = line.indexOf(' ');
      if (space > 0) {
        commits.put(line.substring(0, space), line.substring(space + 1).strip());
      }
    }
    for (Path directory : copies.directories()) {
      if (!commits.isEmpty()) {
        commits.keySet().removeAll(heldBy(directory, commits.keySet()));
      }
    }
    return commits;
  }

  /** Those commits that a reference of another repository reaches; none when it does not answer. */
  private Set<String> heldBy(Path directory, Collection<String> commits) {
    NestedGit other = new NestedGit(git, directory, Optional.empty(), cancellation);
    try {
      LooseCommits loose = new LooseCommits(other);
      Set<String> held = new HashSet<>(loose.existing(commits));
      held.removeAll(loose.of(held).keySet());
      return held;
    } catch (IOException unanswered) {
      return Set.of();
    }
  }
}
