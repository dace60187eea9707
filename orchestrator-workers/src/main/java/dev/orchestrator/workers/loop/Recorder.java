package dev.orchestrator.workers.loop;

import dev.orchestrator.runs.journal.Journal;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.store.RunListener;
import java.util.List;

/** Writes events into the journal and then tells who listens. */
public final class Recorder implements RunLoop.Record {

  private final Journal journal;
  private final RunListener listener;

  public Recorder(Journal journal, RunListener listener) {
    this.journal = journal;
    this.listener = listener;
  }

  @Override
  public RunState write(RunPlan plan, List<RunEvent> events, Moment at) {
    RunState after = journal.append(events, at);
    events.forEach(event -> listener.onEvent(plan, event, after, at));
    return after;
  }

  @Override
  public void sync() {
    journal.sync();
  }
}
