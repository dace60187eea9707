package dev.orchestrator.workers.loop;

import dev.orchestrator.runs.decision.DecisionEngine;
import dev.orchestrator.runs.decision.Step;
import dev.orchestrator.runs.observation.Snapshot;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunPhase;
import dev.orchestrator.runs.run.RunState;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The one line through the supervisor: look, decide, write down, act; and again until nothing is
 * left to decide. Holds no knowledge but the state, which is the fold of what was written. Used by
 * one thread.
 */
public final class RunLoop {

  private static final System.Logger LOG = System.getLogger("dev.orchestrator.workers");

  private final DecisionEngine engine = new DecisionEngine();
  private final Supplier<Moment> clock;
  private final Record record;
  private final World world;
  private final Effects effects;
  private RunPlan plan;
  private RunState state;

  /**
   * Begins where a journal ends.
   *
   * @param clock the moment, on the run's clock
   * @param record writes events down and returns the state after them
   */
  public RunLoop(
      RunPlan plan,
      RunState state,
      Supplier<Moment> clock,
      Record record,
      World world,
      Effects effects) {
    this.plan = plan;
    this.state = state;
    this.clock = clock;
    this.record = record;
    this.world = world;
    this.effects = effects;
  }

  /** Writes events down and folds them into the state. */
  public interface Record {

    /** The state after the events, once they outlive this process. */
    RunState write(RunPlan plan, List<RunEvent> events, Moment at);

    /** Returns once what was written outlives a loss of power too; waits for a disk. */
    void sync();
  }

  /** The state after everything written so far. */
  public RunState state() {
    return state;
  }

  /** The plan in force. */
  public RunPlan plan() {
    return plan;
  }

  /** Writes down something that happened. It outlives this process, and soon the machine. */
  public void happened(RunEvent event) {
    state = record.write(plan, List.of(event), clock.get());
  }

  /** Writes down something that is not to be heard of again: nobody else will remember it. */
  public void happenedForGood(RunEvent event) {
    happened(event);
    record.sync();
  }

  /** Puts another plan into force. */
  public void adopt(RunPlan next, RunEvent.PlanAdopted event) {
    plan = next;
    happened(event);
  }

  /**
   * Looks, decides and acts until nothing is left to decide.
   *
   * @return the last step, which decided nothing: its waits say why
   */
  public Step settle() {
    while (true) {
      Moment now = clock.get();
      Snapshot seen = world.look(plan, state, now);
      write(world.news(), now);
      Step step = engine.decide(plan, state, seen, now);
      if (step.decisions().isEmpty() || state.phase() != RunPhase.RUNNING) {
        record.sync();
        return step;
      }
      write(step.decisions().stream().<RunEvent>map(RunEvent.Decided::new).toList(), now);
      carryOut(step.decisions());
    }
  }

  private void write(List<RunEvent> events, Moment now) {
    if (!events.isEmpty()) {
      state = record.write(plan, events, now);
    }
  }

  private void carryOut(List<Decision> decisions) {
    decisions.forEach(decision -> LOG.log(Level.DEBUG, () -> "decided: " + decision));
    List<RequiredEffect> required =
        decisions.stream().map(RequiredEffect::of).flatMap(Optional::stream).toList();
    if (!required.isEmpty()) {
      record.sync();
      required.forEach(effect -> effect.begin(effects, plan, state));
    }
  }
}
