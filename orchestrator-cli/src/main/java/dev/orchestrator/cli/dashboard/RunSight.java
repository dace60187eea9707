package dev.orchestrator.cli.dashboard;

import dev.orchestrator.agents.logs.AttemptLog;
import dev.orchestrator.agents.logs.LogSubject;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.runs.history.HistoryEntry;
import dev.orchestrator.runs.history.RunHistory;
import dev.orchestrator.runs.journal.JournalCodec;
import dev.orchestrator.runs.overview.IssueLanding;
import dev.orchestrator.runs.overview.RunOverview;
import dev.orchestrator.runs.overview.RunOverview.IssueLine;
import dev.orchestrator.runs.plan.FetchedIssues;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.IssueStatus;
import dev.orchestrator.runs.store.RunFolder;
import dev.orchestrator.runs.timeline.Pace;
import dev.orchestrator.runs.timeline.RunFollower;
import dev.orchestrator.runs.timeline.RunTimeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at one run, again and again, reading each time only what is new. */
final class RunSight {

  private final RunServices services;
  private final RunFolder folder;
  private final RunFollower follower;
  private RunPlan plan;
  private String planVersion;
  private @Nullable Board last;
  private @Nullable OpenLog open;
  private @Nullable OpenDiff diff;

  RunSight(RunServices services, RunPlan plan) {
    this.services = services;
    this.plan = plan;
    this.folder = services.names().folder(plan);
    this.follower = new RunFollower(plan.project(), folder.journal(), new JournalCodec());
    this.planVersion = version();
  }

  RunPlan plan() {
    return plan;
  }

  /** The run as it is now; where it cannot be read, the last that could be, and why. */
  Board look(Instant now) {
    String trouble = refreshPlan();
    try {
      RunTimeline timeline = follower.look();
      RunOverview overview =
          services.overviews().of(plan, timeline.state(), services.runs().isSupervised(plan));
      int workers = overview.workers().size();
      int remaining = overview.count(IssueStatus.PENDING) + overview.count(IssueStatus.IN_PROGRESS);
      last =
          new Board(overview, timeline, Pace.of(timeline, remaining, workers, now), now, trouble);
      return last;
    } catch (OrchestratorException unreadable) {
      if (last == null) {
        throw unreadable;
      }
      return new Board(last.overview(), last.timeline(), last.pace(), now, unreadable.message());
    }
  }

  private String refreshPlan() {
    String version = version();
    if (version.equals(planVersion)) {
      return "";
    }
    try {
      plan = services.plans().read(plan.file());
      planVersion = version;
      return "";
    } catch (OrchestratorException halfEdited) {
      return "the plan cannot be read now: " + halfEdited.message().lines().findFirst().orElse("");
    }
  }

  /** Changes when somebody edits the plan, or fetches its issues again. */
  private String version() {
    Path state = services.names().workspace().resolve("state");
    return version(plan.file()) + ", " + version(FetchedIssues.file(state, plan.project()));
  }

  private static String version(Path file) {
    try {
      return Files.getLastModifiedTime(file) + " " + Files.size(file);
    } catch (IOException gone) {
      return "gone";
    }
  }

  /** The end of what the agent of an issue did last. */
  List<String> log(int issue, Board board) {
    List<AttemptLog> all =
        services.logs().of(new LogSubject.OfIssue(issue), plan, board.timeline());
    if (all.isEmpty()) {
      return List.of("no attempt of #" + issue + " has begun");
    }
    AttemptLog latest = all.get(all.size() - 1);
    if (open == null || !open.isOf(latest)) {
      open = new OpenLog(latest, services.logs().open(latest, plan));
    }
    return open.lines();
  }

  /** What an issue changed since it began. */
  List<String> diff(int issue, Board board) {
    long seq = board.timeline().state().seq();
    if (diff == null || !diff.isOf(issue, seq)) {
      diff = OpenDiff.of(services.diff(), plan, issue, seq);
    }
    return diff.lines();
  }

  /** The chain of decisions that made an issue what it is. */
  List<String> why(IssueLine issue) {
    List<String> lines = new ArrayList<>();
    for (HistoryEntry entry :
        RunHistory.read(folder.journal(), new JournalCodec()).of(issue.number())) {
      lines.add(entry.at().wall() + "  " + entry.what());
      if (!entry.reason().isEmpty()) {
        lines.add("    because " + entry.reason());
      }
      entry.facts().forEach(fact -> lines.add("      " + fact.name() + ": " + fact.value()));
    }
    issue.change().landing().ifPresent(landing -> lines.addAll(told(landing)));
    return lines.isEmpty()
        ? List.of("nothing was decided about #" + issue.number() + " yet")
        : lines;
  }

  private static List<String> told(IssueLanding landing) {
    List<String> lines = new ArrayList<>();
    lines.add(landing.outcome() + " in landing " + landing.id());
    if (!landing.remark().isEmpty()) {
      lines.add("    because " + landing.remark());
    }
    landing.log().ifPresent(log -> lines.add("      log: " + log));
    return lines;
  }
}
