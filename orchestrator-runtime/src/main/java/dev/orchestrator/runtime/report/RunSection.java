package dev.orchestrator.runtime.report;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.runs.attempt.Usage;
import dev.orchestrator.runs.run.AgentHold;
import dev.orchestrator.runs.run.IssueState;
import dev.orchestrator.runs.run.IssueStatus;
import dev.orchestrator.runs.store.RunTimelines;
import dev.orchestrator.runs.timeline.AttemptSpan;
import dev.orchestrator.runs.timeline.RunTimeline;
import dev.orchestrator.runtime.report.StatusReport.Blocker;
import dev.orchestrator.runtime.report.StatusReport.Run;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Sums up the runs in which something happened in the period. */
final class RunSection {

  private final LandingSection landings;
  private final List<RunTimeline> timelines = new ArrayList<>();
  private final List<Blocker> unreadable = new ArrayList<>();

  RunSection(RunTimelines runs, LandingSection landings, Instant since) {
    this.landings = landings;
    for (String project : runs.projects()) {
      try {
        RunTimeline timeline = runs.follow(project).look();
        if (!timeline.last().isBefore(since)) {
          timelines.add(timeline);
        }
      } catch (OrchestratorException corrupt) {
        unreadable.add(new Blocker("run", project, corrupt.message()));
      }
    }
    timelines.sort(Comparator.comparing(RunTimeline::last).reversed());
  }

  List<Run> runs() {
    return timelines.stream().map(this::run).toList();
  }

  List<Blocker> blockers() {
    return Stream.of(unreadable.stream(), timelines.stream().flatMap(this::blockers))
        .flatMap(each -> each)
        .toList();
  }

  private Run run(RunTimeline timeline) {
    Map<String, Integer> issues = new LinkedHashMap<>();
    timeline.state().issues().values().stream()
        .sorted(Comparator.comparing(IssueState::status))
        .forEach(issue -> issues.merge(issue.status().word(), 1, Integer::sum));
    Map<String, Integer> ends = new LinkedHashMap<>();
    timeline.attempts().stream()
        .map(AttemptSpan::end)
        .flatMap(Optional::stream)
        .forEach(end -> ends.merge(end.reason().words(), 1, Integer::sum));
    Usage used = timeline.state().used();
    return new Run(
        timeline.project(),
        timeline.state().phase().name().toLowerCase(Locale.ROOT),
        timeline.began(),
        timeline.last(),
        Collections.unmodifiableMap(issues),
        timeline.attempts().size(),
        used.costUsd().map(cost -> cost.setScale(2, RoundingMode.HALF_UP).toPlainString()),
        used.tokens(),
        Collections.unmodifiableMap(ends),
        new AttemptTimeline(timeline).spans(),
        landings.words(timeline));
  }

  private Stream<Blocker> blockers(RunTimeline timeline) {
    Stream<Blocker> issues =
        timeline.state().issues().values().stream()
            .filter(RunSection::waitsForSomebody)
            .map(
                issue ->
                    new Blocker(
                        "issue", timeline.project() + " #" + issue.number(), reason(issue)));
    Stream<Blocker> accounts =
        timeline.state().holds().values().stream()
            .filter(hold -> !hold.released())
            .map(RunSection::account);
    return Stream.of(issues, accounts, landings.blockers(timeline), landings.leftBehind(timeline))
        .flatMap(Function.identity());
  }

  private static boolean waitsForSomebody(IssueState issue) {
    boolean waits = issue.current().flatMap(attempt -> attempt.waitsFor()).isPresent();
    return waits || issue.status() == IssueStatus.FAILED || issue.status() == IssueStatus.BLOCKED;
  }

  private static String reason(IssueState issue) {
    return issue
        .current()
        .flatMap(attempt -> attempt.waitsFor())
        .map(what -> "waits for a person: " + what)
        .orElse(issue.status().word() + ": " + issue.reason());
  }

  private static Blocker account(AgentHold hold) {
    String until = hold.resetsAt().map(at -> "; resets at " + at).orElse("");
    return new Blocker("account", hold.account(), hold.reason() + until);
  }
}
