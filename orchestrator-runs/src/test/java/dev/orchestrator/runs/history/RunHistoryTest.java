package dev.orchestrator.runs.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.attempt.Work;
import dev.orchestrator.runs.decision.DecisionEngine;
import dev.orchestrator.runs.decision.TestBases;
import dev.orchestrator.runs.decision.TestPlan;
import dev.orchestrator.runs.journal.Journal;
import dev.orchestrator.runs.journal.JournalCodec;
import dev.orchestrator.runs.observation.Activity;
import dev.orchestrator.runs.observation.AttemptObservation;
import dev.orchestrator.runs.observation.HostObservation;
import dev.orchestrator.runs.observation.Liveness;
import dev.orchestrator.runs.observation.Snapshot;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.Launch;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RecordedProcess;
import dev.orchestrator.runs.run.Rule;
import dev.orchestrator.runs.run.RunEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunHistoryTest {

  @TempDir Path folder;
  private final JournalCodec codec = new JournalCodec();
  private final RunPlan plan = TestPlan.of(1).issue(2, 1).retries(0).build();
  private Path file;

  /** Issue 1 starts, fails for good, and issue 2 is blocked. */
  @BeforeEach
  void record() throws IOException {
    file = folder.resolve("journal.jsonl");
    Moment now = new Moment(Instant.parse("2026-11-22T10:00:00Z"), Duration.ZERO);
    try (Journal journal = Journal.open(file, codec)) {
      journal.append(
          new RunEvent.SupervisorStarted(
              "t", new RecordedProcess(7, 1, "boot"), "ada", Optional.empty(), Optional.empty()),
          now);
      journal.append(new RunEvent.PlanAdopted("f", Path.of("/p"), List.of()), now);
      Snapshot snapshot = Snapshot.EMPTY;
      for (int step = 0; step < 10; step++) {
        var decided =
            new DecisionEngine()
                .decide(
                    plan, journal.state(), TestBases.with(snapshot, plan, journal.state()), now);
        for (Decision decision : decided.decisions()) {
          journal.append(new RunEvent.Decided(decision), now);
          if (decision instanceof Decision.Start start) {
            AttemptId attempt = start.assignment().attempt();
            journal.append(new RunEvent.AttemptStarted(attempt, launch()), now);
            snapshot = exited(attempt);
          }
        }
        now = now.plus(Duration.ofSeconds(1));
      }
    }
  }

  @Test
  void theChainOfAnIssueTellsEachDecisionWithItsRule() {
    RunHistory history = RunHistory.read(file, codec);

    assertThat(history.of(1))
        .extracting(HistoryEntry::what)
        .containsExactly(
            "begin on issue-1 in /repo-worktrees/issue-1",
            "start implement on worker 1, fresh",
            "attempt runs as process 42",
            "attempt failed",
            "fail");
    assertThat(history.of(2))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.rule()).contains(Rule.DEPENDENCY_FAILED);
              assertThat(entry.reason()).isEqualTo("it depends on #1, which failed");
            });
  }

  @Test
  void theFactsADecisionRestsOnAreTold() {
    HistoryEntry failed = RunHistory.read(file, codec).of(1).get(3);

    assertThat(failed.reason()).isEqualTo("it failed (exit status 1): tests are red");
    assertThat(failed.facts())
        .contains(
            new HistoryEntry.Fact("process", "gone"),
            new HistoryEntry.Fact("exit", "failed (exit status 1): tests are red"),
            new HistoryEntry.Fact("new commits", "2"));
  }

  @Test
  void theSameRulesDecideTheSameAgain() {
    DecisionReplay.Report report =
        new DecisionReplay(fingerprint -> Optional.of(plan), codec).replay(file);

    assertThat(report.differences()).isEmpty();
    assertThat(report.decisions()).isEqualTo(6);
    assertThat(report.skipped()).isZero();
  }

  @Test
  void aStartBesideAVerificationIsNoDifference() throws IOException {
    RunPlan two = TestPlan.of(1).issue(2).workers(2).build();
    Path other = folder.resolve("other.jsonl");
    Moment now = new Moment(Instant.parse("2026-11-22T10:00:00Z"), Duration.ZERO);
    AttemptId first = AttemptId.of("t", 1, "implement", 1);
    try (Journal journal = Journal.open(other, codec)) {
      journal.append(
          new RunEvent.SupervisorStarted(
              "t", new RecordedProcess(7, 1, "boot"), "ada", Optional.of(1), Optional.empty()),
          now);
      journal.append(new RunEvent.PlanAdopted("f", Path.of("/p"), List.of()), now);
      decide(journal, two, Snapshot.EMPTY, now);
      journal.append(new RunEvent.AttemptStarted(first, launch()), now);
      decide(journal, two, succeeded(first), now);
      decide(journal, two, succeeded(first), now);
      journal.append(
          new RunEvent.CommandReceived("c", new dev.orchestrator.runs.run.UserCommand.Resize(2)),
          now);
      decide(journal, two, verifying(first, now), now);
      assertThat(journal.state().unsettled()).hasSize(2);
    }

    DecisionReplay.Report report =
        new DecisionReplay(fingerprint -> Optional.of(two), codec).replay(other);

    assertThat(report.differences()).isEmpty();
    assertThat(report.decisions()).isEqualTo(6);
  }

  private static void decide(Journal journal, RunPlan plan, Snapshot seen, Moment now) {
    new DecisionEngine()
        .decide(plan, journal.state(), TestBases.with(seen, plan, journal.state()), now)
        .decisions()
        .forEach(decision -> journal.append(new RunEvent.Decided(decision), now));
  }

  private static Snapshot verifying(AttemptId attempt, Moment now) {
    return new Snapshot(
        Map.of(attempt, AttemptObservation.underWay(attempt, now.elapsed())),
        HostObservation.READY,
        Map.of());
  }

  @Test
  void otherRulesAreShownToDecideOtherwise() {
    RunPlan patient = TestPlan.of(1).issue(2, 1).retries(3).build();

    DecisionReplay.Report report =
        new DecisionReplay(fingerprint -> Optional.of(patient), codec).replay(file);

    assertThat(report.differences())
        .first()
        .satisfies(
            difference -> {
              assertThat(difference.issue()).contains(1);
              assertThat(difference.then()).isEqualTo("fail");
              assertThat(difference.now()).startsWith("restart continuation");
            });
  }

  @Test
  void withoutThePlanNothingIsClaimed() {
    DecisionReplay.Report report =
        new DecisionReplay(fingerprint -> Optional.empty(), codec).replay(file);

    assertThat(report.decisions()).isZero();
    assertThat(report.skipped()).isEqualTo(6);
  }

  @Test
  void anIssueThatIsAskedForAgainSaysSo() throws IOException {
    try (Journal journal = Journal.open(file, codec)) {
      journal.append(
          new RunEvent.CommandReceived("c", new dev.orchestrator.runs.run.UserCommand.Retry(1)),
          journal.state().last());
    }

    assertThat(RunHistory.read(file, codec).of(1))
        .last()
        .extracting(HistoryEntry::what)
        .isEqualTo("asked to try issue 1 again");
  }

  private static Launch launch() {
    return new Launch(
        new RecordedProcess(42, 1, "boot"),
        "%1",
        "c0ffee",
        Path.of("/wt"),
        "issue-1",
        Path.of("/log"),
        Optional.empty());
  }

  private static Snapshot exited(AttemptId attempt) {
    return ended(
        attempt,
        new AttemptEnd(
            EndReason.FAILED,
            OptionalInt.of(1),
            Optional.empty(),
            "tests are red",
            new Work(2, 3, 0, true)));
  }

  private static Snapshot succeeded(AttemptId attempt) {
    return ended(
        attempt,
        new AttemptEnd(
            EndReason.SUCCEEDED,
            OptionalInt.of(0),
            Optional.empty(),
            "finished",
            new Work(1, 1, 0, true)));
  }

  private static Snapshot ended(AttemptId attempt, AttemptEnd end) {
    return new Snapshot(
        Map.of(
            attempt,
            new AttemptObservation(
                attempt,
                Liveness.GONE,
                Optional.of(Duration.ZERO),
                false,
                Optional.of(end),
                Activity.NONE,
                Duration.ZERO,
                Optional.empty(),
                Optional.empty(),
                "")),
        HostObservation.READY,
        Map.of());
  }
}
