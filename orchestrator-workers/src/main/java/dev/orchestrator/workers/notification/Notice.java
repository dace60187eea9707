package dev.orchestrator.workers.notification;

import dev.orchestrator.runs.plan.NotifySpec.Event;
import dev.orchestrator.runs.timeline.Happening;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing in a run that somebody may want to be told of at once.
 *
 * @param seq the journal record it stands in
 * @param at when
 * @param event what kind of thing
 * @param subject what it is about; the same thing happening to the same subject again is a
 *     repetition
 * @param issue the issue, where it is about one
 * @param message one line, as the timeline tells it
 */
record Notice(
    long seq, Instant at, Event event, String subject, Optional<Integer> issue, String message) {

  /** What the happenings of a run give notice of; the others a person can read about later. */
  static List<Notice> in(List<Happening> run) {
    List<Notice> notices = new ArrayList<>();
    int attempts = 0;
    for (Happening happening : run) {
      attempts += happening.type().equals("attempt.started") ? 1 : 0;
      String sinceThen = "after " + attempts + " attempts";
      event(happening).map(event -> of(happening, event, sinceThen)).ifPresent(notices::add);
    }
    return List.copyOf(notices);
  }

  /**
   * Whether having been told of it {@code before} is enough. What comes and goes by itself is told
   * once in a while; a run that ends again without having done anything ends once; and an issue
   * that fails again was tried again by somebody who wants to know.
   */
  boolean isRepetitionOf(Instant before, Duration quiet) {
    return switch (event) {
      case RUN_FINISHED -> true;
      case ISSUE_FAILED -> false;
      case ATTENTION, BUDGET -> Duration.between(before, at).compareTo(quiet) < 0;
    };
  }

  /** Names repetitions of it. */
  String key() {
    return event.word() + " " + subject;
  }

  private static Notice of(Happening happening, Event event, String sinceThen) {
    String ofTheRun = event == Event.RUN_FINISHED ? sinceThen : happening.message();
    return new Notice(
        happening.seq(),
        happening.at(),
        event,
        happening.issue().map(number -> "#" + number).orElse(ofTheRun),
        happening.issue(),
        happening.message());
  }

  private static Optional<Event> event(Happening happening) {
    return switch (happening.type()) {
      case "run.ended" -> Optional.of(Event.RUN_FINISHED);
      case "issue.failed" -> Optional.of(Event.ISSUE_FAILED);
      case "attempt.waiting", "attempt.flagged" -> Optional.of(Event.ATTENTION);
      case "account.held" ->
          happening.tone() == Happening.Tone.BAD ? Optional.of(Event.ATTENTION) : Optional.empty();
      default ->
          happening.type().startsWith("budget.") ? Optional.of(Event.BUDGET) : Optional.empty();
    };
  }
}
