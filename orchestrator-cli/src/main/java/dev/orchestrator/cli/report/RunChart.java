package dev.orchestrator.cli.report;

import dev.orchestrator.core.text.Durations;
import dev.orchestrator.runtime.report.StatusReport.Run;
import dev.orchestrator.runtime.report.StatusReport.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * A run as a picture: a row for each worker, a bar for each attempt, from left to right in time.
 */
final class RunChart {

  private static final int WIDTH = 920;
  private static final int LABEL = 80;
  private static final int ROW = 30;
  private static final int BAR = 22;
  private static final int TICKS = 6;
  private static final Duration DAY = Duration.ofDays(1);

  private final Run run;
  private final Instant first;
  private final Instant last;

  RunChart(Run run) {
    this.run = run;
    this.first = run.timeline().get(0).began();
    Instant end =
        run.timeline().stream()
            .map(span -> span.ended().orElse(run.last()))
            .max(Instant::compareTo)
            .orElse(run.last());
    this.last = end.isAfter(first) ? end : first.plusSeconds(1);
  }

  /** The picture; nothing for a run that began no attempt. */
  static String of(Run run) {
    return run.timeline().isEmpty() ? "" : new RunChart(run).draw();
  }

  private String draw() {
    List<Integer> workers = run.timeline().stream().map(Span::worker).distinct().sorted().toList();
    int height = workers.size() * ROW;
    Svg svg = new Svg("chart", WIDTH, height + 24);
    axis(svg, height);
    for (int row = 0; row < workers.size(); row++) {
      svg.text(0, row * ROW + 19.0, "value", "worker " + workers.get(row));
    }
    run.timeline().forEach(span -> bar(svg, span, workers.indexOf(span.worker())));
    return svg.done();
  }

  private void axis(Svg svg, int height) {
    boolean severalDays = Duration.between(first, last).compareTo(DAY) > 0;
    DateTimeFormatter format =
        DateTimeFormatter.ofPattern(severalDays ? "MM-dd HH:mm" : "HH:mm:ss");
    for (int tick = 0; tick <= TICKS; tick++) {
      Instant at = first.plus(Duration.between(first, last).multipliedBy(tick).dividedBy(TICKS));
      svg.line(x(at), 0, x(at), height + 4);
      svg.text(x(at), height + 18, "", anchor(tick), format.format(at.atOffset(ZoneOffset.UTC)));
    }
  }

  private static Svg.Anchor anchor(int tick) {
    return tick == 0 ? Svg.Anchor.START : tick == TICKS ? Svg.Anchor.END : Svg.Anchor.MIDDLE;
  }

  private void bar(Svg svg, Span span, int row) {
    double left = x(span.began());
    double width = Math.max(3, x(span.ended().orElse(last)) - left);
    double top = row * ROW + 4.0;
    svg.bar(left, top, width, BAR, tone(span), told(span));
    String label = "#" + span.issue();
    if (width > 12 + 7 * label.length()) {
      svg.text(left + 6, top + 15, "on", label);
    }
  }

  private static String tone(Span span) {
    return switch (span.outcome()) {
      case "running" -> "blue";
      case "rejected" -> "warn";
      default -> Tone.of(span.outcome()).css();
    };
  }

  private String told(Span span) {
    String took =
        Durations.format(
            Duration.ofSeconds(
                Duration.between(span.began(), span.ended().orElse(last)).toSeconds()));
    String detail = span.detail().isEmpty() ? "" : ": " + span.detail();
    return "#" + span.issue() + " " + span.stage() + ", " + took + ", " + span.outcome() + detail;
  }

  private double x(Instant at) {
    double share =
        (double) Duration.between(first, at).toMillis() / Duration.between(first, last).toMillis();
    return LABEL + share * (WIDTH - LABEL - 2);
  }
}
