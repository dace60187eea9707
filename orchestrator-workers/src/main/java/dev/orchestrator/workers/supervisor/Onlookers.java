package dev.orchestrator.workers.supervisor;

import dev.orchestrator.core.event.publishing.EventPublisher;
import dev.orchestrator.core.event.publishing.Publication;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.store.PlanFiles;
import dev.orchestrator.runs.store.RunListener;
import dev.orchestrator.runs.timeline.PublishedHappenings;
import dev.orchestrator.sources.IssueSources;
import dev.orchestrator.sources.PlanOrigins;
import dev.orchestrator.sources.ProgressReport;
import dev.orchestrator.workers.notification.Notifications;
import dev.orchestrator.workers.notification.Notifier;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Those outside of a run that are told of it: the source of its issues, people, and the listeners
 * of plugins. The supervisor waits for none of them.
 */
final class Onlookers implements RunListener, AutoCloseable {

  private final Optional<ProgressReport> source;
  private final Notifier people;
  private final Publication listeners;
  private final PublishedHappenings happenings;

  private Onlookers(Optional<ProgressReport> source, Notifier people, Publication listeners) {
    this.source = source;
    this.people = people;
    this.listeners = listeners;
    this.happenings = new PublishedHappenings(listeners);
  }

  /** Gathers the onlookers of runs. */
  static final class Factory {

    private final PlanFiles plans;
    private final IssueSources sources;
    private final PlanOrigins origins;
    private final Notifications notifications;
    private final EventPublisher publisher;

    @Inject
    Factory(
        PlanFiles plans,
        IssueSources sources,
        PlanOrigins origins,
        Notifications notifications,
        EventPublisher publisher) {
      this.plans = plans;
      this.sources = sources;
      this.origins = origins;
      this.notifications = notifications;
      this.publisher = publisher;
    }

    /**
     * The onlookers of a run.
     *
     * @param seq the last record of the journal before
     * @param complaints is told of whoever cannot be told; on any thread
     */
    Onlookers of(RunPlan plan, long seq, Consumer<String> complaints) {
      Optional<ProgressReport> source =
          plans
              .source(plan.file())
              .flatMap(
                  spec ->
                      sources
                          .find(spec.name())
                          .map(
                              found ->
                                  new ProgressReport(
                                      found,
                                      spec.options(),
                                      origins.of(plan.repositories().values()),
                                      complaints)));
      return new Onlookers(
          source, notifications.of(plan, seq, complaints), publisher.begin(complaints));
    }
  }

  @Override
  public void onEvent(RunPlan plan, RunEvent event, RunState after, Moment at) {
    source.ifPresent(report -> report.onState(plan, after, at.wall()));
    people.onChange(plan);
    happenings.onEvent(plan, event, after, at);
  }

  /** Waits, within limits, until all know everything. */
  @Override
  public void close() {
    source.ifPresent(ProgressReport::close);
    people.close();
    listeners.close();
  }
}
