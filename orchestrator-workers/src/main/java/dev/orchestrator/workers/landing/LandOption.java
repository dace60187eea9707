package dev.orchestrator.workers.landing;

/** What a landing does that it does not do by itself. */
public enum LandOption {
  /** Verify after each branch instead of after a batch. */
  VERIFY_EACH,
  /** Fast-forward a clean checkout of the target. */
  INTO_CHECKOUT,
  /** Push the target, as a plain fast-forward. */
  PUSH
}
