package dev.orchestrator.runs.observation;

/**
 * Counters that move while an agent does anything. Only whether they differ is of interest: a log
 * that was cut short has changed as well.
 *
 * @param logBytes size of the log
 * @param events events the agent reported
 * @param cpuMillis processor time of the whole process tree, rounded so that an idle tree stands
 *     still
 * @param worktreeStamp anything that changes with the files of the worktree
 */
public record Activity(long logBytes, long events, long cpuMillis, long worktreeStamp) {

  /** Nothing seen yet. */
  public static final Activity NONE = new Activity(0, 0, 0, 0);
}
