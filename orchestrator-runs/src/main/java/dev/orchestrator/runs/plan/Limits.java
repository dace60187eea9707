package dev.orchestrator.runs.plan;

import java.time.Duration;

/**
 * Numbers of the supervisor that no contract fixes.
 *
 * @param startUpGrace how long a started agent may look dead before that is believed: agents were
 *     seen to take up to 30 s to come up on a loaded machine
 * @param exitRecordGrace how long after a process vanished its exit record may still appear
 * @param finalResultGrace how long an agent may live on after it printed its final result
 * @param stopPatience how long a stop may take before it is asked for again
 * @param firstBackoff pause after the first failure that is not the issue's
 * @param maxBackoff the longest such pause; they double
 * @param maxInfrastructureFailures in a row, before an issue is given up after all
 * @param unknownLimitPause how long a usage limit of unknown length is waited for at first
 * @param probeSettle how long a probe must run before its account counts as usable again
 * @param maxResumptions how often an account is tried again by itself
 * @param minFreeMemory bytes that must be available for another attempt to start
 * @param maxLoadPerCore load average per core above which nothing more starts
 * @param minFreeDisk bytes that must be free where worktrees are made, and where records and logs
 *     are kept
 */
public record Limits(
    Duration startUpGrace,
    Duration exitRecordGrace,
    Duration finalResultGrace,
    Duration stopPatience,
    Duration firstBackoff,
    Duration maxBackoff,
    int maxInfrastructureFailures,
    Duration unknownLimitPause,
    Duration probeSettle,
    int maxResumptions,
    long minFreeMemory,
    double maxLoadPerCore,
    long minFreeDisk) {

  /** What holds unless a plan says otherwise. */
  public static final Limits DEFAULT =
      new Limits(
          Duration.ofSeconds(30),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(5),
          Duration.ofMinutes(10),
          12,
          Duration.ofMinutes(15),
          Duration.ofMinutes(1),
          20,
          256L << 20,
          16,
          256L << 20);
}
