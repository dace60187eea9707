package dev.orchestrator.runs.landing.queue;

/**
 * How many branches to try together. All, until one was found to be bad; from then on as many as
 * leave a batch an even chance of being green, by what share was bad so far.
 */
final class BatchSize {

  /** A batch of that many times the inverse share is green in half of all cases: ln 2. */
  private static final double EVEN_CHANCE = 0.69;

  /** As if one branch in forty had been bad before: each was verified alone by its run. */
  private static final double EXPECTED_BAD = 0.5;

  private static final double EXPECTED_OF = 20;

  private BatchSize() {}

  static int after(int good, int bad) {
    if (bad == 0) {
      return Integer.MAX_VALUE;
    }
    double share = (bad + EXPECTED_BAD) / (good + bad + EXPECTED_OF);
    return (int) Math.max(1, Math.round(EVEN_CHANCE / share));
  }
}
