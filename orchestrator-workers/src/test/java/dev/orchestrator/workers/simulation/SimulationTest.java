package dev.orchestrator.workers.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.runs.journal.JournalCodec;
import dev.orchestrator.runs.run.RunOutcome;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Drives the real loop, rules, fold and journal records through seeded schedules of kills, losses,
 * delays, torn writes and people. {@code -Dsimulation.schedules=N} changes how many; {@code
 * -Dsimulation.seed=S} plays one and prints its journal.
 */
class SimulationTest {

  private static final long SCHEDULES = Long.getLong("simulation.schedules", 20_000);
  private static final JournalCodec CODEC = new JournalCodec();

  @Test
  void noScheduleBreaksAPromise() {
    Optional<Long> seed = Optional.ofNullable(Long.getLong("simulation.seed"));
    if (seed.isPresent()) {
      playAloud(seed.get());
      return;
    }
    Map<RunOutcome, LongAdder> outcomes = new EnumMap<>(RunOutcome.class);
    for (RunOutcome outcome : RunOutcome.values()) {
      outcomes.put(outcome, new LongAdder());
    }
    LongAdder kills = new LongAdder();
    LongStream.range(0, SCHEDULES)
        .parallel()
        .forEach(
            each -> {
              SimulatedRun.Summary summary = play(each, Flaw.NONE);
              outcomes.get(summary.outcome()).increment();
              kills.add(summary.kills());
            });

    assertThat(outcomes.get(RunOutcome.COMPLETED).sum()).isPositive();
    assertThat(outcomes.get(RunOutcome.SOME_FAILED).sum()).isPositive();
    assertThat(kills.sum()).isGreaterThan(SCHEDULES / 2);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aShellWithAFlawIsFoundOut(Flaw flaw) {
    AtomicLong found = new AtomicLong(-1);
    LongStream.range(0, 20_000)
        .takeWhile(seed -> found.get() < 0)
        .forEach(
            seed -> {
              try {
                new SimulatedRun(seed, flaw, Optional.empty()).play();
              } catch (Invariants.Broken broken) {
                found.set(seed);
              }
            });

    assertThat(found.get()).as("a seed that shows the flaw").isNotNegative();
  }

  private static SimulatedRun.Summary play(long seed, Flaw flaw) {
    SimulatedRun run = new SimulatedRun(seed, flaw, codecFor(seed));
    try {
      return run.play();
    } catch (AssertionError | RuntimeException broken) {
      throw new AssertionError(
          "schedule "
              + seed
              + ": "
              + broken
              + "; play it again with: mvn -pl orchestrator-workers -am test -Dtest=SimulationTest"
              + " -Dsurefire.failIfNoSpecifiedTests=false -Dsimulation.seed="
              + seed,
          broken);
    }
  }

  /** Every fiftieth journal takes the way through JSON. */
  private static Optional<JournalCodec> codecFor(long seed) {
    return seed % 50 == 0 ? Optional.of(CODEC) : Optional.empty();
  }

  private static void playAloud(long seed) {
    SimulatedRun run = new SimulatedRun(seed, Flaw.NONE, codecFor(seed));
    try {
      run.play();
    } catch (AssertionError | RuntimeException broken) {
      List<String> story = run.story();
      throw new AssertionError(
          "schedule " + seed + ": " + broken + "\n" + String.join("\n", story), broken);
    }
  }
}
