package dev.orchestrator.runs.attempt;

/** Why an attempt is over, as far as it can be told apart. */
public enum EndReason {
  /** The agent says it is done; not verified yet. */
  SUCCEEDED(Fault.NONE, "ended well"),
  /** The agent ended with a failure of its own. */
  FAILED(Fault.ISSUE, "failed"),
  /** A signal nobody here sent ended the agent. */
  CRASHED(Fault.ISSUE, "was ended by a signal"),
  /** Its memory limit ended the agent. */
  OUT_OF_MEMORY(Fault.ISSUE, "ran out of memory"),
  /** Stopped because nothing moved for too long. */
  STALLED(Fault.ISSUE, "stalled"),
  /** Stopped because it took too long. */
  TIMED_OUT(Fault.ISSUE, "took too long"),
  /** The agent's context was full. */
  CONTEXT_OVERFLOW(Fault.ISSUE, "ran out of context"),
  /** It cannot be started as the plan wants it: a branch is in use elsewhere, a folder not ours. */
  OBSTRUCTED(Fault.OBSTACLE, "cannot be started"),
  /** The account's usage limit is reached. */
  USAGE_LIMIT(Fault.ACCOUNT, "reached the usage limit"),
  /** The account is not logged in, or may not. */
  AUTHENTICATION(Fault.ACCOUNT, "could not authenticate"),
  /** The agent's service could not be reached. */
  NETWORK(Fault.ACCOUNT, "could not reach its service"),
  /** The agent's service was overloaded, or asked for fewer requests per minute. */
  OVERLOADED(Fault.SERVICE, "found its service overloaded"),
  /** The agent was never started. */
  NOT_STARTED(Fault.INFRASTRUCTURE, "was not started"),
  /** The agent's process vanished and left no record of its end. */
  LOST(Fault.INFRASTRUCTURE, "vanished without a record of its end"),
  /** There was no room left on the disk. */
  DISK_FULL(Fault.INFRASTRUCTURE, "found the disk full"),
  /** The worktree, or the place for it, could not be used just now. */
  WORKTREE_UNUSABLE(Fault.INFRASTRUCTURE, "could not use its worktree"),
  /** Stopped on request. */
  STOPPED(Fault.USER, "was stopped");

  private final Fault fault;
  private final String words;

  EndReason(Fault fault, String words) {
    this.fault = fault;
    this.words = words;
  }

  /** Whose fault it is. */
  public Fault fault() {
    return fault;
  }

  /** The reason as the end of a sentence about the attempt. */
  public String words() {
    return words;
  }
}
