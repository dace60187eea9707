package dev.orchestrator.workers.landing;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.runs.plan.RunPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Builds and tests what is in a worktree. */
@FunctionalInterface
interface TreeVerifier {

  /**
   * Verifies a worktree that stands at a commit.
   *
   * @param log folder for the output
   * @param name of the log
   */
  Verdict verify(Subject subject, Path log, String name, CancellationToken cancellation);

  /**
   * What is verified.
   *
   * @param plan the plan that says how
   * @param repository whose tree it is
   * @param worktree where its files are
   * @param tree id of the tree they make
   */
  record Subject(RunPlan plan, PlanRepository repository, Path worktree, String tree) {}

  /** How a verification ended. */
  enum Colour {
    GREEN,
    RED,
    /** A command could not be run: that says nothing about the tree. */
    COULD_NOT_RUN,
    /** There is no command to verify with. */
    NOTHING_TO_RUN
  }

  /**
   * The result.
   *
   * @param reason why it is not green
   * @param log output of the command that decided it
   * @param failing names of the tests that failed, where they are known
   */
  record Verdict(Colour colour, String reason, Optional<Path> log, List<String> failing) {

    /** Copies the list. */
    public Verdict {
      failing = List.copyOf(failing);
    }

    static Verdict green() {
      return new Verdict(Colour.GREEN, "", Optional.empty(), List.of());
    }

    static Verdict of(Colour colour, String reason, Path log) {
      return new Verdict(colour, reason, Optional.of(log), List.of());
    }
  }
}
