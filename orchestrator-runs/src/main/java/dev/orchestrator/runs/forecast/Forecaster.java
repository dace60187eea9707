package dev.orchestrator.runs.forecast;

import dev.orchestrator.runs.base.BaseObservation;
import dev.orchestrator.runs.base.BaseQuestion;
import dev.orchestrator.runs.decision.DecisionEngine;
import dev.orchestrator.runs.decision.Step;
import dev.orchestrator.runs.observation.HostObservation;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.AgentHold;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.JournalRecord;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RecordedProcess;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunPhase;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.run.UserCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Plays a run ahead of time: the rules of the supervisor decide, their decisions are folded into
 * the state as ever, and instead of effects every attempt comes up, ends well and is verified. What
 * it shows is therefore what the supervisor decides, and not a description of it.
 *
 * <p>Rests on one look at the machine and at the bases there are. Attempts of the journal that are
 * not settled are taken to be at work still. Costs nothing, so budgets stand as they are. Plays
 * once.
 */
public final class Forecaster {

  private static final RecordedProcess NOBODY = new RecordedProcess(0, 0, "");

  /**
   * So many looks at each attempt are far more than the rules need; they never come to rest else.
   */
  private static final int LOOKS_PER_ATTEMPT = 20;

  private final DecisionEngine engine = new DecisionEngine();
  private final RunPlan plan;
  private final ForecastWorld world;
  private final List<ForecastStart> starts = new ArrayList<>();
  private HostObservation host;
  private RunState state;
  private Moment now;
  private boolean atOnce = true;
  private long looks;

  /**
   * A run of {@code plan} that is launched now.
   *
   * @param state what its journal says
   * @param now the moment on the clock of the run
   * @param host what the machine has free; taken to be enough once the run goes on
   * @param look answers what issues would begin at, as git is now
   */
  public Forecaster(
      RunPlan plan,
      RunState state,
      Moment now,
      HostObservation host,
      Function<BaseQuestion, BaseObservation> look) {
    this.plan = plan;
    this.state = state;
    this.now = now;
    this.host = host;
    this.world = new ForecastWorld(plan, new ForecastBases(plan, look));
    this.looks =
        (long) LOOKS_PER_ATTEMPT * (plan.issues().size() + 1) * (plan.pipeline().size() + 1);
  }

  /**
   * What the run would do.
   *
   * @param workers how many workers the launch asks for, where it does
   * @param commands what is in force before anything is started
   */
  public Forecast play(Optional<Integer> workers, List<UserCommand> commands) {
    IssueForecasts issues = new IssueForecasts(plan, state);
    happened(new RunEvent.SupervisorStarted("forecast", NOBODY, "", workers, Optional.empty()));
    commands.forEach(each -> happened(new RunEvent.CommandReceived("c" + state.seq(), each)));
    Step begun = settle();
    atOnce = false;
    Step last = goOn(begun);
    return new Forecast(
        starts, issues.of(starts, begun.waits(), last.waits(), state), state.outcome());
  }

  private Step goOn(Step begun) {
    Step last = begun;
    boolean shortOfRoom = begun.waits().stream().anyMatch(wait -> wait.basis().host().isPresent());
    host = HostObservation.READY;
    while (state.phase() == RunPhase.RUNNING && looks > 0) {
      Optional<Duration> next = next(last);
      if (next.isEmpty() && !shortOfRoom) {
        return last;
      }
      shortOfRoom = false;
      next.ifPresent(this::advance);
      world.outcomes(state, now).forEach(this::happened);
      last = settle();
    }
    return last;
  }

  /**
   * When something changes by itself: an attempt ends, a wait is over, a probe has proved itself.
   */
  private Optional<Duration> next(Step last) {
    return Stream.of(world.nextEnd(state, now), last.lookAgainAt(), probeSettled())
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  private Optional<Duration> probeSettled() {
    return state.holds().values().stream()
        .filter(hold -> !hold.released())
        .map(AgentHold::probe)
        .flatMap(Optional::stream)
        .flatMap(probe -> state.attempt(probe).stream())
        .map(attempt -> attempt.since().elapsed().plus(plan.settings().limits().probeSettle()))
        .filter(at -> at.compareTo(now.elapsed()) > 0)
        .min(Comparator.naturalOrder());
  }

  /** The clock of the run never stands still between two looks. */
  private void advance(Duration to) {
    Duration pause = to.minus(now.elapsed());
    now = now.plus(pause.compareTo(Duration.ZERO) > 0 ? pause : Duration.ofMillis(1));
  }

  /** Returns the last step of a run that goes on, or the one that ended it. */
  private Step settle() {
    while (true) {
      looks--;
      Step step = engine.decide(plan, state, world.look(state, host, now), now);
      step.decisions().forEach(this::decided);
      if (step.decisions().isEmpty() || state.phase() != RunPhase.RUNNING || looks <= 0) {
        return step;
      }
    }
  }

  private void decided(Decision decision) {
    happened(new RunEvent.Decided(decision));
    if (decision instanceof Decision.Start start) {
      starts.add(new ForecastStart(start.assignment(), atOnce));
    }
  }

  private void happened(RunEvent event) {
    state = state.apply(new JournalRecord(JournalRecord.SCHEMA, state.seq() + 1, now, event));
  }
}
