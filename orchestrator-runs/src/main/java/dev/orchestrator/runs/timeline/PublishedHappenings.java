package dev.orchestrator.runs.timeline;

import dev.orchestrator.core.event.Event;
import dev.orchestrator.core.event.publishing.Publication;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.JournalRecord;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunState;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells the listeners of plugins what happens in a run, in the words of the timeline. The type of
 * an event is that of its {@link Happening} with {@code run.} before it where it lacks that, the
 * subject is the project, followed by {@code #} and the number where it is about an issue.
 */
public final class PublishedHappenings {

  private static final String RUN = "run.";

  private final Publication publication;

  /** Publishes there. */
  public PublishedHappenings(Publication publication) {
    this.publication = publication;
  }

  /** Publishes what a journal record tells, if it tells anything. */
  public void onEvent(RunPlan plan, RunEvent event, RunState after, Moment at) {
    if (publication.isHeard()) {
      JournalRecord entry = new JournalRecord(JournalRecord.SCHEMA, after.seq(), at, event);
      Happening.of(entry, after::assignment)
          .map(happening -> published(plan, happening))
          .ifPresent(publication::publish);
    }
  }

  private static Event published(RunPlan plan, Happening happening) {
    Map<String, String> details = new TreeMap<>();
    details.put("project", plan.project());
    happening.issue().ifPresent(issue -> details.put("issue", Integer.toString(issue)));
    happening.stage().ifPresent(stage -> details.put("stage", stage));
    happening.worker().ifPresent(worker -> details.put("worker", Integer.toString(worker)));
    happening.attempt().ifPresent(attempt -> details.put("attempt", attempt));
    String type = happening.type().startsWith(RUN) ? happening.type() : RUN + happening.type();
    String subject = plan.project() + happening.issue().map(issue -> "#" + issue).orElse("");
    return new Event(happening.at(), type, subject, happening.message(), details);
  }
}
