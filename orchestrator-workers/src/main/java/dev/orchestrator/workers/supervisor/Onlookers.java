package dev.orchestrator.workers.supervisor;

import dev.orchestrator.workers.notification.Notifier;
import dev.orchestrator.workers.plan.RunPlan;
import dev.orchestrator.workers.run.Moment;
import dev.orchestrator.workers.run.RunEvent;
import dev.orchestrator.workers.run.RunState;
import dev.orchestrator.workers.source.ProgressReport;
import java.util.Optional;

/** Those outside of a run that are told of it: the source of its issues, and people. */
final class Onlookers implements RunListener, AutoCloseable {

  private final Optional<ProgressReport> source;
  private final Notifier people;

  /**
   * @param source empty where the issues come from the plan alone
   */
  Onlookers(Optional<ProgressReport> source, Notifier people) {
    this.source = source;
    this.people = people;
  }

  @Override
  public void onEvent(RunPlan plan, RunEvent event, RunState after, Moment at) {
    source.ifPresent(report -> report.onState(plan, after, at.wall()));
    people.onChange(plan);
  }

  /** Waits, within limits, until both know everything. */
  @Override
  public void close() {
    source.ifPresent(ProgressReport::close);
    people.close();
  }
}
