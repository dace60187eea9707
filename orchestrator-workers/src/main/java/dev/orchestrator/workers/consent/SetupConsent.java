package dev.orchestrator.workers.consent;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.git.worktree.Worktrees;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.runs.plan.RunPlan;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what a repository brings along from running unless somebody agreed to it. The plan's {@code
 * worktree_setup} is the user's own; the scripts it names are the repository's, and whoever can
 * push there can change them. What they held when the plan first ran is agreed to by running it;
 * what they hold after a change has to be agreed to again.
 */
public final class SetupConsent {

  /** A script that the setup command runs is not what was agreed to. */
  public static final ErrorCode SETUP_CHANGED = ErrorCode.environment("SETUP_CHANGED");

  private final Worktrees worktrees;
  private final Consents consents;

  /** Compares what git holds with what was agreed to. */
  @Inject
  public SetupConsent(Worktrees worktrees, Consents consents) {
    this.worktrees = worktrees;
    this.consents = consents;
  }

  /** What new worktrees of a plan would run that nobody agreed to since it changed. */
  public List<SetupContent> changed(RunPlan plan) {
    return plan.issues().stream()
        .map(Issue::repository)
        .distinct()
        .flatMap(key -> Optional.ofNullable(plan.repositories().get(key)).stream())
        .flatMap(repository -> ofDefaultBranch(plan, repository).stream())
        .filter(content -> consents.of(content) == Consents.Standing.CHANGED)
        .toList();
  }

  /** What new worktrees of a plan would run and their repositories bring along. */
  public List<SetupContent> contents(RunPlan plan) {
    return plan.repositories().values().stream()
        .flatMap(repository -> ofDefaultBranch(plan, repository).stream())
        .filter(content -> !content.isEmpty())
        .toList();
  }

  /** Remembers that somebody agreed. */
  public void agree(SetupContent content) {
    if (consents.of(content) != Consents.Standing.AGREED) {
      consents.agree(content);
    }
  }

  /**
   * Makes sure that a command may run in a worktree at a commit.
   *
   * @throws OrchestratorException {@link #SETUP_CHANGED}
   */
  public void require(PlanRepository repository, String command, Path worktree, String commit) {
    SetupContent content = content(repository, command, worktree, commit);
    switch (consents.of(content)) {
      case AGREED -> {
        return;
      }
      case FIRST -> consents.agree(content);
      case CHANGED -> throw refusal(content);
    }
  }

  /** The error about a changed content. */
  public static OrchestratorException refusal(SetupContent content) {
    return new OrchestratorException(
        SETUP_CHANGED,
        "worktree_setup runs "
            + content.names()
            + " of "
            + content.repository()
            + ", which changed since that was agreed to",
        "look at what changed; then 'orchestrator workers trust' agrees to it");
  }

  private Optional<SetupContent> ofDefaultBranch(RunPlan plan, PlanRepository repository) {
    return plan.settings()
        .preparation()
        .command()
        .flatMap(
            command ->
                worktrees
                    .startOf(repository.path(), repository.defaultBranch(), new CancellationToken())
                    .map(start -> content(repository, command, repository.path(), start)));
  }

  private SetupContent content(
      PlanRepository repository, String command, Path checkout, String commit) {
    return new SetupContent(
        repository.path(),
        command,
        worktrees.contents(
            checkout, commit, SetupContent.candidates(command), new CancellationToken()));
  }
}
