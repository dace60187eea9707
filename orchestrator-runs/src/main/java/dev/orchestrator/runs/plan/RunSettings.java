package dev.orchestrator.runs.plan;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a run goes about its issues. The numbers a plan may set have the defaults of the contract;
 * {@link Limits} holds those that are ours.
 *
 * @param workers how many attempts run at once; from 1 to {@link #MOST_WORKERS}
 * @param cycleInterval the longest between two looks at the workers; events are acted on at once
 * @param maxRetries further attempts an issue gets in each stage after the first failed
 * @param stallTimeout how long without any activity makes a stall
 * @param wallClockTimeout the longest an attempt may take whatever it does
 * @param staggerDelay pause between the first starts of two workers
 * @param base how issues build on one another that do not say
 * @param land who lands what finishes
 * @param pushAllowed whether agents may push
 * @param agent who runs stages that name nobody
 * @param verify how stages are verified that do not say
 * @param workerLog template of a log path per worker
 * @param signalFile template of a file that is touched when a worker's attempt ends
 * @param preparation what a new worktree gets before work begins in it
 * @param memoryLimit bytes that all processes of an attempt may use together; empty for no limit
 * @param limits rules of the supervisor itself
 * @param budgets what it may cost
 */
public record RunSettings(
    int workers,
    Duration cycleInterval,
    int maxRetries,
    Duration stallTimeout,
    Optional<Duration> wallClockTimeout,
    Duration staggerDelay,
    BasePolicy base,
    LandPolicy land,
    boolean pushAllowed,
    AgentSpec agent,
    VerifyRules verify,
    Optional<String> workerLog,
    Optional<String> signalFile,
    WorktreePreparation preparation,
    OptionalLong memoryLimit,
    Limits limits,
    Budgets budgets) {

  /** Each worker has a window and agents take hundreds of megabytes: more is a slip of the pen. */
  public static final int MOST_WORKERS = 1000;

  /** The same settings with another agent for stages that name nobody. */
  public RunSettings with(AgentSpec other) {
    return new RunSettings(
        workers,
        cycleInterval,
        maxRetries,
        stallTimeout,
        wallClockTimeout,
        staggerDelay,
        base,
        land,
        pushAllowed,
        other,
        verify,
        workerLog,
        signalFile,
        preparation,
        memoryLimit,
        limits,
        budgets);
  }
}
