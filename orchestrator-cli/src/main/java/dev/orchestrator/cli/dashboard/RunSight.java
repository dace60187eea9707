package dev.orchestrator.cli.dashboard;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.workers.history.HistoryEntry;
import dev.orchestrator.workers.history.RunHistory;
import dev.orchestrator.workers.journal.JournalCodec;
import dev.orchestrator.workers.overview.RunOverview;
import dev.orchestrator.workers.plan.RunPlan;
import dev.orchestrator.workers.supervisor.RunFolder;
import dev.orchestrator.workers.timeline.AttemptSpan;
import dev.orchestrator.workers.timeline.Pace;
import dev.orchestrator.workers.timeline.RunFollower;
import dev.orchestrator.workers.timeline.RunTimeline;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at one run, again and again, reading each time only what is new. */
final class RunSight {

  private static final int LOG_TAIL = 256 * 1024;

  private final RunServices services;
  private final RunFolder folder;
  private final RunFollower follower;
  private RunPlan plan;
  private String planVersion;
  private @Nullable Board last;

  RunSight(RunServices services, RunPlan plan) {
    this.services = services;
    this.plan = plan;
    this.planVersion = version(plan.file());
    this.folder = services.names().folder(plan);
    this.follower = new RunFollower(plan.project(), folder.journal(), new JournalCodec());
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
      int remaining =
          (int)
              overview.issues().stream()
                  .filter(
                      each ->
                          each.status().equals("pending") || each.status().equals("in_progress"))
                  .count();
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
    String version = version(plan.file());
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

  private static String version(Path file) {
    try {
      return Files.getLastModifiedTime(file) + " " + Files.size(file);
    } catch (IOException gone) {
      return "gone";
    }
  }

  /** The end of what the agent of an issue wrote last. */
  List<String> log(int issue, Board board) {
    Optional<AttemptSpan> attempt =
        board.timeline().attempts().stream()
            .filter(span -> span.assignment().issue() == issue)
            .reduce((first, second) -> second);
    return attempt
        .map(span -> services.overviews().log(plan, span.assignment().attempt()))
        .map(RunSight::tail)
        .orElse(List.of("no attempt of #" + issue + " has begun"));
  }

  private static List<String> tail(Path log) {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      long from = Math.max(0, file.length() - LOG_TAIL);
      byte[] bytes = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(bytes);
      List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      return from == 0 || lines.isEmpty() ? lines : lines.subList(1, lines.size());
    } catch (IOException none) {
      return List.of("there is no log yet: " + log);
    }
  }

  /** The chain of decisions that made an issue what it is. */
  List<String> why(int issue) {
    List<String> lines = new ArrayList<>();
    for (HistoryEntry entry : RunHistory.read(folder.journal(), new JournalCodec()).of(issue)) {
      lines.add(entry.at().wall() + "  " + entry.what());
      if (!entry.reason().isEmpty()) {
        lines.add("    because " + entry.reason());
      }
      entry.facts().forEach(fact -> lines.add("      " + fact.name() + ": " + fact.value()));
    }
    return lines.isEmpty() ? List.of("nothing was decided about #" + issue + " yet") : lines;
  }
}
