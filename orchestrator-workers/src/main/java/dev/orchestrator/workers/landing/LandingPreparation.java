package dev.orchestrator.workers.landing;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandOutput;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.git.worktree.Worktrees;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.workers.consent.SetupConsent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Prepares the worktree of a landing as the run prepares those of its issues: the included files,
 * then the plan's {@code worktree_setup}, of which the repository's own scripts must be agreed to.
 */
final class LandingPreparation implements VerifiedTrees.Preparation {

  private static final Duration LIMIT = Duration.ofMinutes(15);

  private final Worktrees worktrees;
  private final SetupConsent consent;
  private final CommandRunner runner;
  private final CancellationToken cancellation;

  @Inject
  LandingPreparation(
      Worktrees worktrees,
      SetupConsent consent,
      CommandRunner runner,
      CancellationToken cancellation) {
    this.worktrees = worktrees;
    this.consent = consent;
    this.runner = runner;
    this.cancellation = cancellation;
  }

  @Override
  public void prepare(RunPlan plan, PlanRepository repository, Path worktree, Path log)
      throws IOException {
    worktrees.include(
        repository.path(), worktree, plan.settings().preparation().included(), cancellation);
    Optional<String> command = plan.settings().preparation().command();
    if (command.isEmpty()) {
      return;
    }
    consent.require(repository, command.get(), worktree, "HEAD");
    CommandResult result =
        runner.run(
            Command.capturing(List.of("sh", "-c", command.get()), worktree, LIMIT)
                .withEnvironment(
                    Map.of(
                        "ORCHESTRATOR_WORKTREE", worktree.toString(),
                        "ORCHESTRATOR_REPOSITORY", repository.path().toString()))
                .withOutput(new CommandOutput.ToLog(log)),
            cancellation);
    if (!result.isSuccess()) {
      throw new IOException("worktree_setup '" + command.get() + "' failed, see " + log);
    }
  }
}
