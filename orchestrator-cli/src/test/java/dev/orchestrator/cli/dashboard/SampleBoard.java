package dev.orchestrator.cli.dashboard;

import dev.orchestrator.runs.attempt.Usage;
import dev.orchestrator.runs.overview.IssueChange;
import dev.orchestrator.runs.overview.RunOverview;
import dev.orchestrator.runs.overview.RunOverview.IssueLine;
import dev.orchestrator.runs.overview.RunOverview.Run;
import dev.orchestrator.runs.overview.RunOverview.WorkerLine;
import dev.orchestrator.runs.overview.RunStatus;
import dev.orchestrator.runs.overview.WorkerStatus;
import dev.orchestrator.runs.run.IssueStatus;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.timeline.Happening;
import dev.orchestrator.runs.timeline.Pace;
import dev.orchestrator.runs.timeline.RunTimeline;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A run in the middle: three workers, as many issues as wanted, of every status. */
final class SampleBoard {

  static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final List<IssueStatus> STATUSES =
      List.of(
          IssueStatus.COMPLETED,
          IssueStatus.IN_PROGRESS,
          IssueStatus.PENDING,
          IssueStatus.FAILED,
          IssueStatus.BLOCKED);

  private SampleBoard() {}

  static Board of(int issues, boolean paused) {
    return new Board(
        new RunOverview(
            1,
            new Run(
                "night \u001b[31m",
                "night",
                "tmux",
                RunStatus.RUNNING,
                paused,
                List.of("claude: limit"),
                "/runs/night",
                new Usage(Optional.of(new BigDecimal("12.34")), 1_200_000, 34_000),
                List.of(),
                Optional.empty(),
                "manual",
                List.of()),
            IntStream.rangeClosed(1, issues).mapToObj(SampleBoard::issue).toList(),
            List.of(worker(1, 2), worker(2, 7), idle(3))),
        new RunTimeline(
            "night",
            RunState.EMPTY,
            Optional.of(NOW.minusSeconds(3600)),
            Optional.empty(),
            List.of(),
            events()),
        new Pace(
            4, 4, Optional.of(Duration.ofMinutes(7)), 2, 9, Optional.of(Duration.ofMinutes(90))),
        NOW,
        "");
  }

  private static IssueLine issue(int number) {
    IssueStatus status = STATUSES.get((number - 1) % STATUSES.size());
    return new IssueLine(
        number,
        "Übersetzung 日本語 prüfen, Teil " + number,
        status,
        Optional.of("implement"),
        1,
        1 + number / 4,
        number == 1 ? List.of() : List.of(number - 1),
        status == IssueStatus.FAILED ? "it failed\nthree times" : "",
        "issue-" + number,
        "/w/" + number,
        "api",
        new Usage(Optional.of(new BigDecimal("0.0081")), 3_400, 210),
        List.of(),
        List.of(),
        IssueChange.UNKNOWN);
  }

  private static WorkerLine worker(int number, int issue) {
    return new WorkerLine(
        number,
        Optional.of(issue),
        WorkerStatus.RUNNING,
        Optional.of("implement"),
        Optional.of(NOW.minusSeconds(75)),
        1,
        Optional.of("/log"),
        Optional.of(NOW.minusSeconds(3)));
  }

  private static WorkerLine idle(int number) {
    return new WorkerLine(
        number,
        Optional.empty(),
        WorkerStatus.IDLE,
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.empty());
  }

  private static List<Happening> events() {
    List<Happening> events = new ArrayList<>();
    for (int seq = 1; seq <= 30; seq++) {
      events.add(
          new Happening(
              seq,
              NOW.minusSeconds(30 - seq),
              "issue.completed",
              Happening.Tone.GOOD,
              Optional.of(seq),
              Optional.of("implement"),
              Optional.of(1),
              Optional.empty(),
              "event " + seq));
    }
    return events;
  }
}
