package dev.orchestrator.runtime.report;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.text.Counted;
import dev.orchestrator.runs.overview.IssueCounts;
import dev.orchestrator.runs.overview.IssueLanding;
import dev.orchestrator.runs.overview.RunOverview;
import dev.orchestrator.runs.overview.RunOverview.IssueLine;
import dev.orchestrator.runs.run.IssueStatus;
import dev.orchestrator.runs.run.RunPhase;
import dev.orchestrator.runs.store.RunDirectory;
import dev.orchestrator.runs.timeline.RunTimeline;
import dev.orchestrator.runtime.report.StatusReport.Blocker;
import dev.orchestrator.runtime.runs.ShowRun;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What became of the finished branches of runs. Looks at each run once; one thread. */
final class LandingSection {

  private final RunDirectory runs;
  private final ShowRun show;
  private final Map<String, List<IssueLine>> known = new HashMap<>();

  @Inject
  LandingSection(RunDirectory runs, ShowRun show) {
    this.runs = runs;
    this.show = show;
  }

  /** How many completed issues came to which outcome; {@code unlanded} for those nobody did. */
  Map<String, Integer> words(RunTimeline timeline) {
    Map<String, Integer> words = new TreeMap<>();
    issues(timeline).stream()
        .filter(issue -> issue.status() == IssueStatus.COMPLETED)
        .forEach(issue -> word(issue).ifPresent(word -> words.merge(word, 1, Integer::sum)));
    return words;
  }

  private static Optional<String> word(IssueLine issue) {
    return issue
        .change()
        .landed()
        .or(() -> issue.needsLanding() ? Optional.of("unlanded") : Optional.empty());
  }

  /** What a person has to do something about: branches put aside, and those nobody landed. */
  Stream<Blocker> blockers(RunTimeline timeline) {
    List<IssueLine> issues = issues(timeline);
    Stream<Blocker> aside =
        issues.stream()
            .filter(issue -> issue.status() == IssueStatus.COMPLETED)
            .flatMap(issue -> blocker(timeline.project(), issue).stream());
    int left =
        IssueCounts.of(issues.stream().filter(issue -> issue.change().landing().isEmpty()).toList())
            .unlanded();
    boolean over = timeline.state().phase() != RunPhase.RUNNING;
    return over && left > 0
        ? Stream.concat(
            aside,
            Stream.of(
                new Blocker(
                    "run",
                    timeline.project(),
                    Counted.of(left, "finished branch is", "finished branches are")
                        + " not landed; 'orchestrator land' does it")))
        : aside;
  }

  /** What agents stashed and left on no branch, in runs that are still known to git. */
  Stream<Blocker> leftBehind(RunTimeline timeline) {
    return show.leftBehind(timeline.state()).entrySet().stream()
        .flatMap(
            each ->
                each.getValue().stream()
                    .map(
                        text ->
                            new Blocker("issue", timeline.project() + " #" + each.getKey(), text)));
  }

  private static Optional<Blocker> blocker(String project, IssueLine issue) {
    return issue
        .change()
        .landing()
        .filter(landing -> !landing.isIn())
        .map(landing -> new Blocker("issue", project + " #" + issue.number(), words(landing)));
  }

  private static String words(IssueLanding landing) {
    String log = landing.log().map(file -> ", see " + file).orElse("");
    return landing.outcome() + " in landing " + landing.id() + ": " + landing.reason() + log;
  }

  private List<IssueLine> issues(RunTimeline timeline) {
    return known.computeIfAbsent(timeline.project(), unused -> look(timeline));
  }

  /** Nothing where the plan is gone and there is no copy: the journal alone does not say where. */
  private List<IssueLine> look(RunTimeline timeline) {
    try {
      RunOverview overview =
          show.show(
              runs.plan(runs.find(Optional.of(timeline.project()))).plan(),
              timeline.state(),
              false);
      return overview.issues();
    } catch (OrchestratorException unusable) {
      return List.of();
    }
  }
}
