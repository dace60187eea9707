package dev.orchestrator.workers.notification;

import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.core.text.Secrets;
import dev.orchestrator.runs.plan.NotifySpec.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What goes out on a channel; its components are the keys of the JSON that programs and webhooks
 * get. Texts are on one line each, safe to show, without tokens.
 *
 * @param schemaVersion of the document
 * @param project the run
 * @param workspace its control-plane folder
 * @param event the most important thing it tells of
 * @param title a few words
 * @param message a line for each thing
 * @param text title and message, under the name that chat services want
 * @param notices each thing
 */
public record Notification(
    int schemaVersion,
    String project,
    String workspace,
    String event,
    String title,
    String message,
    String text,
    List<Line> notices) {

  private static final int MOST_LINES = 15;

  /** Copies the list. */
  public Notification {
    notices = List.copyOf(notices);
  }

  /**
   * One thing it tells of.
   *
   * @param event its kind, as plans name it
   */
  public record Line(Instant at, String event, Optional<Integer> issue, String message) {}

  /**
   * Puts notices into one notification.
   *
   * @param notices at least one
   */
  static Notification of(String project, String workspace, List<Notice> notices) {
    String title = safe(project + ": " + headline(notices));
    String message = message(notices);
    return new Notification(
        1,
        project,
        workspace,
        lead(notices).word(),
        title,
        message,
        title + "\n" + message,
        notices.stream().map(Notification::line).toList());
  }

  /** The end of the run outranks whatever led to it. */
  private static Event lead(List<Notice> notices) {
    return notices.stream().map(Notice::event).min(Event::compareTo).orElseThrow();
  }

  private static String headline(List<Notice> notices) {
    return notices.stream()
        .collect(Collectors.groupingBy(Notice::event, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(entry -> words(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String words(Event event, long count) {
    return switch (event) {
      case RUN_FINISHED -> "the run is over";
      case ISSUE_FAILED -> count == 1 ? "an issue failed" : count + " issues failed";
      case ATTENTION -> count == 1 ? "something waits for you" : count + " things wait for you";
      case BUDGET -> "the budget is used up";
    };
  }

  private static String message(List<Notice> notices) {
    String shown =
        notices.stream()
            .limit(MOST_LINES)
            .map(Notification::line)
            .map(each -> each.issue().map(number -> "#" + number + " ").orElse("") + each.message())
            .collect(Collectors.joining("\n"));
    int more = notices.size() - MOST_LINES;
    return more > 0 ? shown + "\nand " + more + " more" : shown;
  }

  private static Line line(Notice notice) {
    return new Line(notice.at(), notice.event().word(), notice.issue(), safe(notice.message()));
  }

  private static String safe(String text) {
    return Secrets.redact(PlainText.visible(text));
  }
}
