package dev.orchestrator.cli.report;

import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.git.activity.CommitActivity;
import dev.orchestrator.runtime.report.StatusReport;
import dev.orchestrator.runtime.report.StatusReport.Check;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The report as one HTML file that needs nothing else: no network, no script. */
final class HtmlReport {

  private final StatusReport report;

  HtmlReport(StatusReport report) {
    this.report = report;
  }

  String text() {
    Map<String, Object> values = new ReportValues(report).all();
    values.put("tiles", tiles());
    values.put("fleet_chart", fleet());
    values.put("activity_chart", activity());
    values.put("checks_chart", checks());
    values.put("runs", runs());
    values.put("activity", meters());
    values.put("headline", headline());
    return ReportTemplate.of("report.html", value -> Svg.escaped(PlainText.visible(value)))
        .render(values);
  }

  private String headline() {
    long failing = checked().filter(Check::failed).count();
    int attention = report.fleet().attention().size();
    int blockers = report.blockers().size();
    if (failing == 0 && attention == 0 && blockers == 0) {
      return "All is well: nothing waits for anybody.";
    }
    return "%s, %s, %s."
        .formatted(
            counted(attention, "repository needs attention", "repositories need attention"),
            counted(failing, "build or test fails", "builds and tests fail"),
            counted(blockers, "blocker", "blockers"));
  }

  private static String counted(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  private List<Map<String, Object>> tiles() {
    int attention = report.fleet().attention().size();
    int failing = (int) checked().filter(Check::failed).count();
    int commits = report.activity().stream().mapToInt(each -> each.commits()).sum();
    return List.of(
        tile(report.fleet().repositories(), "repositories", ""),
        tile(attention, "need attention", attention == 0 ? "good" : "warn"),
        tile(commits, "commits", ""),
        tile(report.tasks().completed().size(), "tasks completed", ""),
        tile(failing, "failing checks", failing == 0 ? "good" : "bad"),
        tile(report.blockers().size(), "blockers", report.blockers().isEmpty() ? "good" : "bad"));
  }

  private Stream<Check> checked() {
    return Stream.concat(report.builds().stream(), report.tests().stream());
  }

  private static Map<String, Object> tile(int number, String label, String tone) {
    return Map.of("number", number, "label", label, "tone", tone);
  }

  private String fleet() {
    Map<String, Integer> conditions = report.fleet().conditions();
    return conditions.isEmpty() ? "" : Charts.squares(conditions);
  }

  private String activity() {
    Map<LocalDate, Integer> days = new TreeMap<>();
    report
        .activity()
        .forEach(each -> each.days().forEach((day, count) -> days.merge(day, count, Integer::sum)));
    LocalDate first = report.since().atOffset(ZoneOffset.UTC).toLocalDate();
    return Charts.days(days, first, report.generatedAt().atOffset(ZoneOffset.UTC).toLocalDate());
  }

  private String checks() {
    Map<String, Map<String, Integer>> bars = new LinkedHashMap<>();
    bars.put("builds", outcomes(report.builds()));
    bars.put("tests", outcomes(report.tests()));
    bars.values().removeIf(Map::isEmpty);
    return bars.isEmpty() ? "" : Charts.stacked(bars);
  }

  private static Map<String, Integer> outcomes(List<Check> checks) {
    Map<String, Integer> outcomes = new TreeMap<>();
    checks.forEach(check -> outcomes.merge(check.outcome(), 1, Integer::sum));
    return outcomes;
  }

  private List<Map<String, Object>> runs() {
    return report.runs().stream()
        .map(
            run -> {
              Map<String, Object> values = new HashMap<>(ReportValues.run(run));
              values.put("chart", RunChart.of(run));
              values.put("issues_chart", Charts.stacked(Map.of("issues", run.issues())));
              return values;
            })
        .toList();
  }

  private List<Map<String, Object>> meters() {
    int most = report.activity().stream().mapToInt(CommitActivity::commits).max().orElse(1);
    return report.activity().stream()
        .map(
            each -> {
              Map<String, Object> values = new HashMap<>(ReportValues.activity(each));
              values.put("meter", Charts.meter(each.commits(), most));
              return values;
            })
        .toList();
  }
}
