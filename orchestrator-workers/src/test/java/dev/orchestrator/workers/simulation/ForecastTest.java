package dev.orchestrator.workers.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.base.BaseObservation;
import dev.orchestrator.runs.base.BaseQuestion;
import dev.orchestrator.runs.base.Dependency;
import dev.orchestrator.runs.base.IssueBase;
import dev.orchestrator.runs.forecast.Forecast;
import dev.orchestrator.runs.forecast.ForecastStart;
import dev.orchestrator.runs.forecast.Forecaster;
import dev.orchestrator.runs.forecast.IssueForecast;
import dev.orchestrator.runs.forecast.IssueForecast.Begin;
import dev.orchestrator.runs.observation.HostObservation;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Assignment;
import dev.orchestrator.runs.run.JournalRecord;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.run.UserCommand;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * W20: a dry run cannot say what the run will not do. Plans, journals and worlds are drawn from
 * seeds; {@code -Dforecast.cases=N} changes how many.
 */
class ForecastTest {

  private static final long CASES = Long.getLong("forecast.cases", 500);
  private static final Duration WORK = Duration.ofMinutes(10);
  private static final int WITHOUT_LIMIT = 10_000;

  /** A run that may have come some way, or none. */
  private record Situation(
      long seed,
      RunPlan plan,
      RunState state,
      Moment now,
      Function<BaseQuestion, BaseObservation> bases) {

    static Situation draw(long seed) {
      Chance chance = new Chance(seed);
      RunPlan plan = new DrawnPlan(chance).draw();
      Function<BaseQuestion, BaseObservation> bases = bases(chance, plan);
      Situation fresh = new Situation(seed, plan, RunState.EMPTY, PlayedRun.beginning(), bases);
      return chance.percent(50) ? fresh : fresh.cameSomeWay(chance);
    }

    /**
     * Its supervisor left, or was killed, while some attempts were going well and some were not.
     */
    private Situation cameSomeWay(Chance chance) {
      PlayedRun before =
          new PlayedRun(plan, state, now, bases, unused -> drawFate(chance))
              .play(chance.between(1, 10));
      RunState left = before.state();
      Moment later = before.now().plus(Duration.ofSeconds(chance.between(1, 40)));
      if (chance.percent(10)) {
        left = received(left, later, new UserCommand.Pause());
      }
      if (chance.percent(20)) {
        int issue = chance.oneOf(plan.issues()).number();
        left =
            received(
                left,
                later,
                chance.percent(50)
                    ? new UserCommand.SkipIssue(issue)
                    : new UserCommand.StopIssue(issue));
      }
      return new Situation(seed, plan, left, later, bases);
    }

    private static RunState received(RunState state, Moment at, UserCommand command) {
      return state.apply(
          new JournalRecord(
              JournalRecord.SCHEMA,
              state.seq() + 1,
              at,
              new RunEvent.CommandReceived("c" + state.seq(), command)));
    }

    private static PlayedRun.Fate drawFate(Chance chance) {
      Duration after = Duration.ofSeconds(chance.between(1, 900));
      return switch (chance.between(0, 5)) {
        case 0 -> PlayedRun.Fate.badly(after, EndReason.FAILED);
        case 1 -> PlayedRun.Fate.badly(after, EndReason.USAGE_LIMIT);
        case 2 -> PlayedRun.Fate.badly(after, EndReason.OVERLOADED);
        default -> PlayedRun.Fate.well(after);
      };
    }

    /** Some have no base at all, and of what is there already some is not merged. */
    private static Function<BaseQuestion, BaseObservation> bases(Chance chance, RunPlan plan) {
      Set<Integer> broken = drawn(chance, plan, 5);
      Set<Integer> unmerged = drawn(chance, plan, 50);
      return question ->
          broken.contains(question.issue())
              ? BaseObservation.none(question, "its base branch is gone")
              : BaseObservation.of(
                  question,
                  new IssueBase("ba5e", "main", "ba5e", List.of(), Optional.empty(), List.of()),
                  question.dependencies().stream()
                      .filter(Dependency::direct)
                      .map(Dependency::issue)
                      .filter(unmerged::contains)
                      .collect(Collectors.toSet()));
    }

    private static Set<Integer> drawn(Chance chance, RunPlan plan, int percent) {
      Set<Integer> drawn = new HashSet<>();
      plan.issues().stream()
          .filter(issue -> chance.percent(percent))
          .forEach(issue -> drawn.add(issue.number()));
      return drawn;
    }

    Forecast forecast() {
      return new Forecaster(plan, state, now, HostObservation.READY, bases)
          .play(Optional.empty(), List.of());
    }

    PlayedRun play(Function<Assignment, PlayedRun.Fate> fates) {
      return new PlayedRun(plan, state, now, bases, fates).play(WITHOUT_LIMIT);
    }
  }

  @Test
  void theOrderOfTheDryRunIsThatOfARunWhoseAttemptsAllTakeEquallyLong() {
    LongStream.range(0, CASES)
        .parallel()
        .mapToObj(Situation::draw)
        .forEach(
            situation -> {
              List<String> foreseen =
                  situation.forecast().starts().stream()
                      .map(ForecastStart::assignment)
                      .map(ForecastTest::words)
                      .toList();
              List<String> played =
                  situation.play(unused -> PlayedRun.Fate.well(WORK)).starts().stream()
                      .map(ForecastTest::words)
                      .toList();

              assertThat(foreseen).as("seed %d", situation.seed()).isEqualTo(played);
            });
  }

  @Test
  void whateverTheAttemptsTakeTheSameOnesBeginAtOnceAndTheSameOnesNever() {
    LongStream.range(0, CASES)
        .parallel()
        .mapToObj(Situation::draw)
        .forEach(
            situation -> {
              Forecast forecast = situation.forecast();
              Chance chance = new Chance(~situation.seed());
              List<Assignment> played =
                  situation
                      .play(
                          unused ->
                              PlayedRun.Fate.well(Duration.ofSeconds(chance.between(5, 1800))))
                      .starts();

              List<Assignment> atOnce =
                  forecast.starts().stream()
                      .filter(ForecastStart::now)
                      .map(ForecastStart::assignment)
                      .toList();
              assertThat(played.stream().limit(atOnce.size()).map(ForecastTest::words))
                  .as("at once, seed %d", situation.seed())
                  .containsExactlyElementsOf(atOnce.stream().map(ForecastTest::words).toList());
              Set<Integer> held =
                  forecast.issues().stream()
                      .filter(issue -> issue.begin() == Begin.HELD)
                      .map(IssueForecast::number)
                      .collect(Collectors.toSet());
              assertThat(played.stream().map(Assignment::issue))
                  .as("held, seed %d", situation.seed())
                  .noneMatch(held::contains);
              assertThat(played.stream().map(Assignment::issue).distinct().count())
                  .as("started, seed %d", situation.seed())
                  .isEqualTo(
                      forecast.starts().stream()
                          .map(s -> s.assignment().issue())
                          .distinct()
                          .count());
            });
  }

  @Test
  void whatIsNotStartedAtOnceSaysWhy() {
    LongStream.range(0, CASES)
        .parallel()
        .mapToObj(Situation::draw)
        .flatMap(situation -> situation.forecast().issues().stream())
        .filter(issue -> issue.begin() != Begin.NOW)
        .forEach(issue -> assertThat(issue.reason()).isNotBlank());
  }

  @Test
  void theDrawnSituationsHoldEverythingThatHasASay() {
    Set<Begin> seen =
        IntStream.range(0, 300)
            .mapToObj(Situation::draw)
            .flatMap(situation -> situation.forecast().issues().stream())
            .map(IssueForecast::begin)
            .collect(Collectors.toSet());

    assertThat(seen).containsExactlyInAnyOrder(Begin.values());
  }

  private static String words(Assignment assignment) {
    return "#%d %s on %d".formatted(assignment.issue(), assignment.stage(), assignment.worker());
  }
}
