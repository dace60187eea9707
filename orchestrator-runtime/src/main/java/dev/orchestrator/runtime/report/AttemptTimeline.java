package dev.orchestrator.runtime.report;

import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.timeline.AttemptSpan;
import dev.orchestrator.runs.timeline.Happening;
import dev.orchestrator.runs.timeline.RunTimeline;
import dev.orchestrator.runtime.report.StatusReport.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came of each attempt of a run: its own end, and what its verification said of it. */
final class AttemptTimeline {

  private final RunTimeline run;
  private final Map<String, String> rejected = new HashMap<>();

  AttemptTimeline(RunTimeline run) {
    this.run = run;
    for (Happening happening : run.happenings()) {
      if (happening.type().equals("attempt.rejected")) {
        happening.attempt().ifPresent(attempt -> rejected.put(attempt, happening.message()));
      }
    }
  }

  List<Span> spans() {
    return run.attempts().stream().map(this::span).toList();
  }

  private Span span(AttemptSpan attempt) {
    Optional<String> rejection =
        Optional.ofNullable(rejected.get(attempt.assignment().attempt().value()));
    return new Span(
        attempt.assignment().issue(),
        attempt.assignment().stage(),
        attempt.assignment().worker(),
        attempt.began(),
        attempt.ended(),
        rejection.isPresent()
            ? "rejected"
            : attempt.end().map(AttemptTimeline::outcome).orElse("running"),
        rejection.or(() -> attempt.end().map(AttemptEnd::describe)).orElse(""));
  }

  private static String outcome(AttemptEnd end) {
    if (end.reason() == EndReason.SUCCEEDED) {
      return "passed";
    }
    return end.reason() == EndReason.STOPPED ? "stopped" : "failed";
  }
}
