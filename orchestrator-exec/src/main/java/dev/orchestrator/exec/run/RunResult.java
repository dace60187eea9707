package dev.orchestrator.exec.run;

import dev.orchestrator.exec.spi.TestSummary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The result of one run, as state files and {@code --json} show it.
 *
 * @param repo name of the repository
 * @param command what was run; several steps are joined by {@code &&}
 * @param logFile everything the steps printed; empty when nothing was started
 * @param exitCode exit status of the last step, 128 and the signal for one that was killed, 124 for
 *     one whose time was up; empty when nothing was started
 * @param success whether it passed; skipped is not success
 * @param durationSeconds from the first step's start to the last one's end
 * @param runAt when it started
 * @param outcome how it ended
 * @param reason why it did not pass, in one sentence; empty when it did
 * @param tests how many tests there were, when the tool told
 * @param killed processes that had to be stopped
 * @param fingerprint what the result depends on, when it was asked for; see {@code --cached}
 * @param cached whether nothing was run because the same had passed before
 */
public record RunResult(
    String repo,
    String command,
    String logFile,
    Optional<Integer> exitCode,
    boolean success,
    double durationSeconds,
    Instant runAt,
    Outcome outcome,
    String reason,
    Optional<TestSummary> tests,
    List<String> killed,
    String fingerprint,
    boolean cached) {

  /** Copies the list; fills in what an older file does not have. */
  public RunResult {
    killed = killed == null ? List.of() : List.copyOf(killed);
    fingerprint = fingerprint == null ? "" : fingerprint;
    reason = reason == null ? "" : reason;
    tests = tests == null ? Optional.empty() : tests;
  }

  /** Nothing was started. */
  public static RunResult notRun(PlannedRun run, Outcome outcome, String reason, Instant at) {
    return new RunResult(
        run.repository().name(),
        run.command(),
        "",
        Optional.empty(),
        false,
        0,
        at,
        outcome,
        reason,
        Optional.empty(),
        List.of(),
        "",
        false);
  }

  /** The same result with what it depends on. */
  public RunResult withFingerprint(String dependsOn) {
    return with(dependsOn, cached);
  }

  /** The same result, not run again. */
  public RunResult asCached() {
    return with(fingerprint, true);
  }

  private RunResult with(String dependsOn, boolean notRunAgain) {
    return new RunResult(
        repo,
        command,
        logFile,
        exitCode,
        success,
        durationSeconds,
        runAt,
        outcome,
        reason,
        tests,
        killed,
        dependsOn,
        notRunAgain);
  }
}
