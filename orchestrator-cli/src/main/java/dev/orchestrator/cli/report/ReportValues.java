package dev.orchestrator.cli.report;

import dev.orchestrator.core.text.Counted;
import dev.orchestrator.core.text.Durations;
import dev.orchestrator.git.activity.CommitActivity;
import dev.orchestrator.runs.attempt.Usage;
import dev.orchestrator.runtime.report.StatusReport;
import dev.orchestrator.runtime.report.StatusReport.Check;
import dev.orchestrator.runtime.report.StatusReport.Run;
import dev.orchestrator.runtime.report.StatusReport.TaskLine;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the templates of the report name, in the words people read. */
final class ReportValues {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private final StatusReport report;
  private final Map<String, Object> values = new HashMap<>();

  ReportValues(StatusReport report) {
    this.report = report;
  }

  Map<String, Object> all() {
    values.put("workspace", report.workspace());
    values.put("blockers", report.blockers().stream().map(ReportValues::blocker).toList());
    values.put(
        "tasks", Map.of("backlog", report.tasks().backlog(), "ready", report.tasks().ready()));
    values.put("generated", time(report.generatedAt()));
    values.put("period_begin", time(report.since()));
    values.put("scanned", report.fleet().scannedAt().map(ReportValues::time).orElse(""));
    values.put(
        "fleet_size", Counted.of(report.fleet().repositories(), "repository", "repositories"));
    values.put("unseen", String.join(", ", report.fleet().notScanned()));
    values.put("condition_counts", counts(report.fleet().conditions()));
    list("attention", report.fleet().attention().stream().map(ReportValues::attention).toList());
    list("activity", report.activity().stream().map(ReportValues::activity).toList());
    list("task_lines", tasks());
    list("checks", checks());
    list("runs", report.runs().stream().map(ReportValues::run).toList());
    values.put("has_landed", report.runs().stream().anyMatch(run -> !run.landed().isEmpty()));
    values.put("has_tasks", !tasks().isEmpty());
    values.put("has_blockers", !report.blockers().isEmpty());
    return values;
  }

  private void list(String name, List<Map<String, Object>> rows) {
    values.put(name, rows);
    values.put("has_" + name, !rows.isEmpty());
  }

  static String time(Instant at) {
    return TIME.format(at);
  }

  private static List<Map<String, Object>> counts(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .map(entry -> Map.<String, Object>of("label", entry.getKey(), "count", entry.getValue()))
        .toList();
  }

  private static Map<String, Object> blocker(StatusReport.Blocker blocker) {
    return Map.of("kind", blocker.kind(), "name", blocker.name(), "reason", blocker.reason());
  }

  private static Map<String, Object> attention(StatusReport.Attention line) {
    return Map.of(
        "repository", line.repository(),
        "condition", line.condition(),
        "branch", line.branch(),
        "detail", line.detail(),
        "tone", Tone.of(line.condition()).css());
  }

  static Map<String, Object> activity(CommitActivity each) {
    return Map.of(
        "repository", each.repository(),
        "commits", each.commits(),
        "who", each.authors().keySet().stream().limit(3).collect(Collectors.joining(", ")),
        "last", each.latest().isEmpty() ? "" : each.latest().get(0));
  }

  private List<Map<String, Object>> tasks() {
    List<Map<String, Object>> lines = new ArrayList<>();
    report.tasks().completed().forEach(task -> lines.add(task(task, "completed", Tone.GOOD)));
    report.tasks().started().forEach(task -> lines.add(task(task, "started", Tone.WARN)));
    report.tasks().active().forEach(task -> lines.add(task(task, "active", Tone.CALM)));
    return lines;
  }

  private static Map<String, Object> task(TaskLine task, String what, Tone tone) {
    return Map.of(
        "id", task.id(),
        "title", task.title(),
        "repo", task.repo(),
        "assigned", task.assigned(),
        "what", what,
        "note", task.note(),
        "tone", tone.css());
  }

  private List<Map<String, Object>> checks() {
    List<Map<String, Object>> lines = new ArrayList<>();
    report.builds().forEach(check -> lines.add(check(check, "build")));
    report.tests().forEach(check -> lines.add(check(check, "test")));
    return lines;
  }

  private static Map<String, Object> check(Check check, String kind) {
    return Map.of(
        "repo", check.repo(),
        "kind", kind,
        "outcome", check.outcome(),
        "took", Durations.format(Duration.ofMillis((long) (check.durationSeconds() * 1000))),
        "when", check.runAt().map(ReportValues::time).orElse(""),
        "log_file", Optional.ofNullable(check.logFile()).orElse(""),
        "tone", Tone.of(check.outcome()).css());
  }

  static Map<String, Object> run(Run run) {
    return Map.ofEntries(
        Map.entry("project", run.project()),
        Map.entry("state", run.state()),
        Map.entry("issue_words", counted(run.issues())),
        Map.entry("landed_words", counted(run.landed())),
        Map.entry("attempts", run.attempts()),
        Map.entry("cost", run.costUsd().map(cost -> "$" + cost).orElse("")),
        Map.entry(
            "tokens", new Usage(Optional.empty(), run.tokens(), 0).tokensInWords().orElse("")),
        Map.entry("began_at", run.began().map(ReportValues::time).orElse("")),
        Map.entry("last_at", time(run.last())),
        Map.entry("took", run.began().map(began -> length(began, run.last())).orElse("")));
  }

  private static String counted(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey().replace('_', ' '))
        .collect(Collectors.joining(", "));
  }

  private static String length(Instant from, Instant to) {
    return Durations.format(Duration.ofSeconds(Duration.between(from, to).toSeconds()));
  }
}
