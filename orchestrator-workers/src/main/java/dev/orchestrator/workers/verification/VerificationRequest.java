package dev.orchestrator.workers.verification;

import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.runs.plan.VerifySpec;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be built and tested.
 *
 * @param repository whose commands count where the plan has none
 * @param folder a worktree with nothing uncommitted, in which nobody works
 * @param tree id of the tree that is checked out in it
 * @param spec what the plan says
 * @param worktreeSetup the plan's command that has made the folder fit for work; where there is
 *     none the dependencies are installed as {@code setup} does
 * @param logs a folder for {@code verify-build.log}, {@code verify-test.log}; made when it is not
 *     there
 * @param environment further variables of the commands
 */
public record VerificationRequest(
    PlanRepository repository,
    Path folder,
    String tree,
    VerifySpec spec,
    Optional<String> worktreeSetup,
    Path logs,
    Map<String, String> environment) {

  /** Copies the variables. */
  public VerificationRequest {
    environment = Map.copyOf(environment);
  }
}
