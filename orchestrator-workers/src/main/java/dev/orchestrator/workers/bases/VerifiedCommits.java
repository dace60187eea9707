package dev.orchestrator.workers.bases;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.git.merge.ReferenceChange;
import dev.orchestrator.git.merge.ReferenceOutcome;
import dev.orchestrator.git.merge.References;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the commits at which issues were verified, whatever becomes of their branches: others build
 * on them. Thread-safe.
 */
public final class VerifiedCommits {

  private static final String FOLDER = "refs/orchestrator/verified/";

  private final References references;

  /** Keeps them by references of our own. */
  @Inject
  public VerifiedCommits(References references) {
    this.references = references;
  }

  /**
   * Keeps the commit of an issue in place of the one before.
   *
   * @return why it could not be kept
   */
  public Optional<String> keep(
      Path repository, String project, int issue, String commit, CancellationToken cancellation) {
    String name = folder(project) + issue;
    try {
      Optional<String> before =
          Optional.ofNullable(references.read(repository, List.of(name), cancellation).get(name));
      if (before.equals(Optional.of(commit))) {
        return Optional.empty();
      }
      return change(
          repository,
          List.of(new ReferenceChange(name, before, Optional.of(commit))),
          "verified",
          cancellation);
    } catch (OrchestratorException unreadable) {
      return Optional.of(unreadable.message());
    }
  }

  private Optional<String> change(
      Path repository,
      List<ReferenceChange> changes,
      String reason,
      CancellationToken cancellation) {
    ReferenceOutcome outcome = references.change(repository, changes, reason, cancellation);
    return outcome instanceof ReferenceOutcome.Changed
        ? Optional.empty()
        : Optional.of("git refused a reference: " + outcome);
  }

  /** A project's name may have a dot where git allows none. */
  private static String folder(String project) {
    return FOLDER + project.replace(".", "%2E") + "/";
  }
}
