package dev.orchestrator.workers.evidence;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.git.merge.ReferenceChange;
import dev.orchestrator.git.merge.References;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Keeps the commits at which attempts on an issue began and ended, so that what a later one drops
 * is still there: as references {@code refs/orchestrator/tips/<project>/<issue>/<commit>}. What the
 * branch holds when it is verified needs no such reference any more. Thread-safe.
 */
public final class KeptTips {

  private static final String REASON = "orchestrator: end of an attempt";

  private final References references;
  private final String folder;

  /** For the issues of a project. */
  public KeptTips(References references, String project) {
    this.references = references;
    this.folder = "refs/orchestrator/tips/" + project.replaceAll("[^A-Za-z0-9_-]", "_") + "/";
  }

  /** The reference that keeps a commit of an issue. */
  String reference(int issue, String commit) {
    return folder(issue) + "/" + commit;
  }

  /** Where the kept commits of an issue are. */
  String folder(int issue) {
    return folder + issue;
  }

  /** Keeps a commit; one that is kept already is left alone, and so is one git cannot keep. */
  void keep(Path repository, int issue, String commit) {
    references.change(
        repository,
        List.of(ReferenceChange.create(reference(issue, commit), commit)),
        REASON,
        new CancellationToken());
  }

  /** The commits that a reading of references shows to be kept for an issue. */
  List<String> of(Map<String, String> read, int issue) {
    return read.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(folder(issue) + "/"))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Lets go of those that the branch holds itself. */
  void release(Path repository, int issue, List<String> contained) {
    if (contained.isEmpty()) {
      return;
    }
    references.change(
        repository,
        contained.stream()
            .map(commit -> ReferenceChange.delete(reference(issue, commit), commit))
            .collect(Collectors.toUnmodifiableList()),
        REASON,
        new CancellationToken());
  }

  /** The references of a branch and of everything kept for an issue; empty when unreadable. */
  Optional<Map<String, String>> read(Path repository, int issue, String branch) {
    try {
      return Optional.of(
          references.read(
              repository, List.of("refs/heads/" + branch, folder(issue)), new CancellationToken()));
    } catch (OrchestratorException unreadable) {
      return Optional.empty();
    }
  }
}
