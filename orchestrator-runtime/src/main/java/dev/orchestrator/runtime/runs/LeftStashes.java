package dev.orchestrator.runtime.runs;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.git.shared.StashEntry;
import dev.orchestrator.git.shared.Stashes;
import dev.orchestrator.runs.run.IssueState;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.run.Workplace;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds what agents of a run stashed and left behind: work that is on no branch. What one that is
 * at work has stashed is not left yet.
 */
final class LeftStashes {

  private final Stashes stashes;
  private final CancellationToken cancellation;

  @Inject
  LeftStashes(Stashes stashes, CancellationToken cancellation) {
    this.stashes = stashes;
    this.cancellation = cancellation;
  }

  /** By number of the issue whose branch it was made on, a sentence for each entry. */
  Map<Integer, List<String>> of(RunState state) {
    Map<Path, List<StashEntry>> known = new HashMap<>();
    Map<Integer, List<String>> left = new HashMap<>();
    for (IssueState issue : state.issues().values()) {
      issue
          .workplace()
          .filter(unused -> issue.current().isEmpty())
          .map(place -> left(place, known))
          .filter(words -> !words.isEmpty())
          .ifPresent(words -> left.put(issue.number(), words));
    }
    return left;
  }

  private List<String> left(Workplace place, Map<Path, List<StashEntry>> known) {
    return known
        .computeIfAbsent(place.repositoryPath(), path -> stashes.of(path, cancellation))
        .stream()
        .filter(entry -> entry.branch().filter(place.branch()::equals).isPresent())
        .map(
            entry ->
                "a stash was left behind: %s, '%s', in %s"
                    .formatted(
                        entry.commit().substring(0, 10), entry.message(), place.repositoryPath()))
        .toList();
  }
}
