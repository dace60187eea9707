package dev.orchestrator.exec.run;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.file.FolderTree;
import dev.orchestrator.core.safety.SafetyVerdict;
import dev.orchestrator.core.text.Durations;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandEnd;
import dev.orchestrator.exec.command.CommandInput;
import dev.orchestrator.exec.command.CommandOutput;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.exec.command.CommandSession;
import dev.orchestrator.exec.log.LogFile;
import dev.orchestrator.exec.spi.TestSummary;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does one planned run. Thread-safe. */
final class RunExecutor {

  private static final int TIMED_OUT = 124;
  private static final int SIGNAL_BASE = 128;

  private final CommandRunner runner;
  private final Clock clock;

  /** Starts commands with {@code runner}. */
  @Inject
  RunExecutor(CommandRunner runner, Clock clock) {
    this.runner = runner;
    this.clock = clock;
  }

  /**
   * Runs the steps within the time limit; empty when the work was cancelled, so that an interrupted
   * run never looks like a result.
   */
  Optional<RunResult> run(PlannedRun run, Duration timeout, CancellationToken cancellation) {
    Optional<RunResult> prevented = prevented(run);
    if (prevented.isPresent()) {
      return prevented;
    }
    Instant startedAt = clock.instant();
    try {
      prepare(run);
      Progress progress = new Progress(run, startedAt, System.nanoTime() + timeout.toNanos());
      for (PlannedStep step : run.steps()) {
        progress.take(step, cancellation);
      }
      return progress.interrupted ? Optional.empty() : Optional.of(progress.result(timeout));
    } catch (IOException unusable) {
      String reason = String.valueOf(unusable.getMessage());
      return Optional.of(RunResult.notRun(run, Outcome.ERROR, reason, startedAt));
    } finally {
      run.scratch().ifPresent(RunExecutor::delete);
    }
  }

  /** The result of a run for which nothing may be started; empty when it must be run. */
  Optional<RunResult> prevented(PlannedRun run) {
    Instant now = clock.instant();
    if (run.obstacle().isPresent()) {
      PlannedRun.Obstacle obstacle = run.obstacle().get();
      return Optional.of(RunResult.notRun(run, obstacle.outcome(), obstacle.reason(), now));
    }
    return run.safety().verdict() == SafetyVerdict.ALLOWED
        ? Optional.empty()
        : Optional.of(RunResult.notRun(run, Outcome.ERROR, refusal(run), now));
  }

  private static String refusal(PlannedRun run) {
    String rule = run.safety().rule().orElse("");
    return run.safety().verdict() == SafetyVerdict.REFUSED
        ? "refused by the safety rule " + rule + ": " + run.safety().reason()
        : "not confirmed, as the safety rule " + rule + " wants: " + run.safety().reason();
  }

  private static void prepare(PlannedRun run) throws IOException {
    LogFile.create(run.log());
    if (run.scratch().isPresent()) {
      Files.createDirectory(
          run.scratch().get(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  private static void delete(Path scratch) {
    try {
      FolderTree.delete(scratch);
    } catch (IOException left) {
      // a temporary folder that stays behind changes no result
    }
  }

  /** What has happened so far in one run. */
  private final class Progress {

    private final PlannedRun run;
    private final Instant startedAt;
    private final long startedNanos = System.nanoTime();
    private final long deadline;
    private final List<String> killed = new ArrayList<>();
    private Outcome outcome = Outcome.PASSED;
    private String reason = "";
    private int exitCode;
    private boolean interrupted;

    Progress(PlannedRun run, Instant startedAt, long deadline) {
      this.run = run;
      this.startedAt = startedAt;
      this.deadline = deadline;
    }

    void take(PlannedStep step, CancellationToken cancellation) throws IOException {
      if (interrupted || !step.when().test(outcome)) {
        return;
      }
      LogFile.append(run.log(), "$ " + step.shown() + "\n");
      CommandResult result = runner.run(command(step), cancellation);
      killed.addAll(result.killed());
      Outcome ended = read(result.end());
      interrupted = result.end() instanceof CommandEnd.Cancelled;
      if (ended != Outcome.PASSED) {
        note(step, result);
        if (!step.continueOnError() && outcome == Outcome.PASSED) {
          outcome = ended;
          reason = explain(step, result.end());
        }
      }
      exitCode = outcome == Outcome.PASSED || exitCode == 0 ? status(result.end()) : exitCode;
    }

    private void note(PlannedStep step, CommandResult result) throws IOException {
      LogFile.append(
          run.log(),
          "\n[orchestrator] "
              + explain(step, result.end())
              + (result.killed().isEmpty() ? "" : "; stopped " + String.join(", ", result.killed()))
              + "\n");
    }

    private Command command(PlannedStep step) {
      Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
      Duration limit = step.timeout().filter(own -> own.compareTo(left) < 0).orElse(left);
      return new Command(
          step.argv(),
          step.directory(),
          step.environment(),
          limit,
          new CommandInput.Nothing(),
          new CommandOutput.AppendToLog(run.log()),
          CommandSession.OWN);
    }

    RunResult result(Duration timeout) {
      Optional<TestSummary> tests = countTests();
      String why =
          outcome == Outcome.TIMEOUT && reason.isEmpty()
              ? "its time was up after " + Durations.format(timeout)
              : reason;
      boolean success = outcome == Outcome.PASSED;
      return new RunResult(
          run.repository().name(),
          run.command(),
          run.log().toString(),
          Optional.of(success ? 0 : exitCode),
          success,
          Math.round((System.nanoTime() - startedNanos) / 1e6) / 1e3,
          startedAt,
          outcome,
          why,
          tests,
          killed,
          "",
          false);
    }

    private Optional<TestSummary> countTests() {
      try {
        return run.report().read(run.log(), startedAt);
      } catch (IOException unreadable) {
        reason = reason.isEmpty() ? String.valueOf(unreadable.getMessage()) : reason;
        return Optional.empty();
      }
    }
  }

  private static Outcome read(CommandEnd end) {
    return end.match(
        exited -> exited.status() == 0 ? Outcome.PASSED : Outcome.FAILED,
        signalled -> Outcome.SIGNALLED,
        timedOut -> Outcome.TIMEOUT,
        cancelled -> Outcome.ERROR,
        notStarted -> Outcome.ERROR,
        incomplete -> Outcome.ERROR);
  }

  private static int status(CommandEnd end) {
    return end.match(
        exited -> exited.status(),
        signalled -> SIGNAL_BASE + signalled.signal(),
        timedOut -> TIMED_OUT,
        cancelled -> SIGNAL_BASE,
        notStarted -> SIGNAL_BASE - 1,
        incomplete -> SIGNAL_BASE - 1);
  }

  private static String explain(PlannedStep step, CommandEnd end) {
    return "'" + step.shown().lines().findFirst().orElse("") + "' " + end.words();
  }
}
