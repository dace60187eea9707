package dev.orchestrator.runs.store;

import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunState;
import java.util.List;

/**
 * Is told of everything a run writes down, after it is durable, in order, on the supervisor's
 * thread. Must be quick and must not throw.
 */
@FunctionalInterface
public interface RunListener {

  /** Listens to nothing. */
  RunListener NONE = (plan, event, after, at) -> {};

  /** Tells several, in this order. */
  static RunListener all(List<RunListener> listeners) {
    List<RunListener> each = List.copyOf(listeners);
    return new RunListener() {
      @Override
      public void onTrouble(String what) {
        each.forEach(listener -> listener.onTrouble(what));
      }

      @Override
      public void onEvent(RunPlan plan, RunEvent event, RunState after, Moment at) {
        each.forEach(listener -> listener.onEvent(plan, event, after, at));
      }
    };
  }

  /** Is told what cannot be written down, such as that there is no room to write. */
  default void onTrouble(String what) {}

  /**
   * Takes note of an event.
   *
   * @param plan the plan in force
   * @param after the state after it
   */
  void onEvent(RunPlan plan, RunEvent event, RunState after, Moment at);
}
