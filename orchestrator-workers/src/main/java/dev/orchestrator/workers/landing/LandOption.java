package dev.orchestrator.workers.landing;

/** What a landing does that it does not do by itself. */
public enum LandOption {
  /** Verify after each branch instead of after a batch. */
  VERIFY_EACH,
  /** Give conflicts to an agent. */
  RESOLVE_BY_AGENT,
  /** Fast-forward a clean checkout of the target. */
  INTO_CHECKOUT,
  /** Push the target, as a plain fast-forward. */
  PUSH,
  /** Open a pull request for each branch; the target is left to them. */
  PULL_REQUEST_EACH,
  /** Open one pull request with all of them; the target is left to it. */
  PULL_REQUEST_BATCH;

  /** Whether the target is moved by somebody else, once they have looked at it. */
  boolean leavesTarget() {
    return this == PULL_REQUEST_EACH || this == PULL_REQUEST_BATCH;
  }
}
