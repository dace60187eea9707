package dev.orchestrator.workers.landing;

import dev.orchestrator.runs.landing.record.LandingEvent.Decided;
import dev.orchestrator.runs.landing.record.LandingEvent.Taken;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.RunPlan;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the document of a landing out of what it wrote down. */
final class ReportWriter {

  private ReportWriter() {}

  /** The document. */
  static LandReport report(
      Optional<String> id, RunPlan plan, Map<Integer, Decided> decided, Collection<Taken> taken) {
    List<LandReport.IssueLine> issues =
        plan.issues().stream()
            .flatMap(issue -> Optional.ofNullable(decided.get(issue.number())).stream())
            .map(outcome -> line(plan, outcome))
            .toList();
    return new LandReport(1, id, taken.stream().map(ReportWriter::line).toList(), issues);
  }

  static LandReport.IssueLine line(RunPlan plan, Decided decided) {
    return new LandReport.IssueLine(
        decided.issue(),
        plan.issue(decided.issue()).map(Issue::title).orElse(""),
        decided.outcome(),
        decided.reason(),
        decided.partner(),
        decided.log());
  }

  static LandReport.RepositoryLine line(Taken taken) {
    return new LandReport.RepositoryLine(
        taken.repository(),
        taken.target(),
        taken.before(),
        taken.after(),
        taken.moved(),
        taken.branch(),
        taken.note(),
        taken.problem());
  }
}
