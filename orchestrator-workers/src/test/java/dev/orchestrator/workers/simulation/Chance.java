package dev.orchestrator.workers.simulation;

import java.util.List;
import java.util.SplittableRandom;

/** All randomness of a schedule, from one seed. */
final class Chance {

  private final SplittableRandom random;

  Chance(long seed) {
    random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + 1);
  }

  /** True in so many cases of a hundred. */
  boolean percent(int likelihood) {
    return random.nextInt(100) < likelihood;
  }

  /** From {@code least} to {@code most}, both included. */
  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
