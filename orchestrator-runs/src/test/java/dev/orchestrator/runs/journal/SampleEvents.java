package dev.orchestrator.runs.journal;

import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.AttemptKind;
import dev.orchestrator.runs.attempt.DeniedAction;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.attempt.FailedFact;
import dev.orchestrator.runs.attempt.FailingTest;
import dev.orchestrator.runs.attempt.Usage;
import dev.orchestrator.runs.attempt.UsageReport;
import dev.orchestrator.runs.attempt.Verification;
import dev.orchestrator.runs.attempt.VerifiedChange;
import dev.orchestrator.runs.attempt.Work;
import dev.orchestrator.runs.base.IssueBase;
import dev.orchestrator.runs.base.MergeConflict;
import dev.orchestrator.runs.base.Predecessor;
import dev.orchestrator.runs.observation.Activity;
import dev.orchestrator.runs.observation.AttemptObservation;
import dev.orchestrator.runs.observation.FinalResult;
import dev.orchestrator.runs.observation.HostObservation;
import dev.orchestrator.runs.observation.Liveness;
import dev.orchestrator.runs.run.AgentHold;
import dev.orchestrator.runs.run.Assignment;
import dev.orchestrator.runs.run.Basis;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.Launch;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.NextAttempt;
import dev.orchestrator.runs.run.RecordedProcess;
import dev.orchestrator.runs.run.Rule;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunOrigin;
import dev.orchestrator.runs.run.RunOutcome;
import dev.orchestrator.runs.run.StopCause;
import dev.orchestrator.runs.run.UserCommand;
import dev.orchestrator.runs.run.Workplace;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** At least one event of every kind, every part of it filled in somewhere. */
public final class SampleEvents {

  private static final AttemptId ATTEMPT = AttemptId.of("t", 1, "implement", 1);
  private static final Instant INSTANT = Instant.parse("2026-11-22T19:00:00Z");
  private static final AttemptEnd END =
      new AttemptEnd(
          EndReason.USAGE_LIMIT,
          OptionalInt.of(1),
          Optional.of(INSTANT),
          "resets \"7pm\"\n\u2028\uD83D\uDE00",
          new Work(1, 2, 3, true, Optional.of("c0ffee")),
          Optional.of(
              new UsageReport(
                  new Usage(Optional.of(new BigDecimal("0.008100")), 3400, 210),
                  Optional.of("session"))),
          Optional.of("session"));
  private static final Workplace WORKPLACE =
      new Workplace(
          "Open accounts",
          "repo",
          Path.of("/repo"),
          "main",
          Path.of("/w t/issue-1"),
          "issue-1",
          "claude",
          Optional.of(
              new IssueBase(
                  "ba5e",
                  "origin/main",
                  "c0de",
                  List.of(new Predecessor(2, "repo", "issue-2", "f00d", true)),
                  Optional.of(new MergeConflict(List.of("f00d"), List.of("a \"b\"\n"))),
                  List.of("origin/main was last fetched 2h ago: no route to host"))),
          true,
          Optional.of("f1e1d"));
  private static final AttemptObservation SEEN =
      new AttemptObservation(
          ATTEMPT,
          Liveness.GONE,
          Optional.of(Duration.ofMillis(1234)),
          true,
          Optional.of(END),
          new Activity(1, 2, 3, 4),
          Duration.ofSeconds(9),
          Optional.of(new FinalResult(Duration.ofSeconds(8), EndReason.SUCCEEDED, "done")),
          Optional.of("trust this folder?"),
          "sleep 1000",
          END.usage());
  private static final HostObservation HOST =
      new HostObservation(
          OptionalLong.of(1L << 40), OptionalDouble.of(0.5), OptionalLong.empty(), Liveness.ALIVE);
  private static final Basis BASIS =
      new Basis(Rule.STALLED, "because", Optional.of(SEEN), Optional.of(HOST));

  private SampleEvents() {}

  /** At least one of every kind of event, decision and command. */
  public static List<RunEvent> all() {
    return Stream.concat(
            plain(),
            Stream.concat(
                decisions().map(RunEvent.Decided::new),
                commands().map(command -> new RunEvent.CommandReceived("c", command))))
        .toList();
  }

  static RunEvent attemptStarted() {
    return new RunEvent.AttemptStarted(
        ATTEMPT,
        new Launch(
            new RecordedProcess(42, 4711, "boot"),
            "%3",
            "c0ffee",
            Path.of("/w t/issue-1"),
            "issue-1",
            Path.of("/log"),
            Optional.of("session")));
  }

  private static Stream<RunEvent> plain() {
    return Stream.of(
        new RunEvent.SupervisorStarted(
            "t",
            new RecordedProcess(1, 2, "boot"),
            "host",
            Optional.of(3),
            Optional.of(new RunOrigin(Path.of("/w/config/shop-issues.json"), "tmux", "shop"))),
        new RunEvent.PlanAdopted("abc", Path.of("/plans/abc.json"), List.of("added #1")),
        new RunEvent.Noted(Optional.of(1), "noted"),
        new RunEvent.LandingEnded(
            Optional.of("shop-1"),
            List.of(new RunEvent.LandedIssue(1, "set-aside", "conflicts with main")),
            Optional.of("why")),
        new RunEvent.StartsHeld(Optional.of("the load is 17.0 per core")),
        new RunEvent.Flagged(ATTEMPT, "flagged"),
        new RunEvent.AgentRefused(
            ATTEMPT, new DeniedAction("no-unasked-push", Optional.of("Bash"), "git push")),
        attemptStarted(),
        new RunEvent.StartFailed(ATTEMPT, END),
        new RunEvent.AttemptVerified(
            ATTEMPT,
            new Verification(
                Verification.Outcome.FAILED,
                "tests fail",
                Optional.of(Path.of("/log")),
                Optional.of(new VerifiedChange("c0ffee", "bead", 2, 10, 3)),
                Optional.of(true),
                List.of(new FailingTest("AccountTest.opens", "expected 1 but was 2")),
                List.of("AccountTest.closes"),
                List.of(new FailedFact(FailedFact.Fact.TESTS_PASS, "tests fail")))),
        new RunEvent.SupervisorStopped("asked to"));
  }

  private static Stream<Decision> decisions() {
    return Stream.of(
        new Decision.Begin(1, WORKPLACE, BASIS),
        new Decision.Postpone(1, BASIS),
        new Decision.Start(
            new Assignment(ATTEMPT, 1, "repo", "implement", 2, AttemptKind.RESUME, "claude", true),
            true,
            BASIS),
        new Decision.Adopt(ATTEMPT, BASIS),
        new Decision.Await(ATTEMPT, Optional.of("you"), BASIS),
        new Decision.Stop(ATTEMPT, StopCause.STALLED, BASIS),
        new Decision.RecordEnd(ATTEMPT, END, BASIS),
        new Decision.Verify(ATTEMPT, BASIS),
        new Decision.Advance(1, ATTEMPT, "review", BASIS),
        new Decision.Retry(
            1,
            ATTEMPT,
            new NextAttempt(AttemptKind.CONTINUATION, Duration.ofMillis(1), "advice"),
            true,
            BASIS),
        new Decision.Complete(1, ATTEMPT, BASIS),
        new Decision.Fail(1, ATTEMPT, BASIS),
        new Decision.Release(1, ATTEMPT, AttemptKind.FRESH, BASIS),
        new Decision.Block(2, List.of(1), BASIS),
        new Decision.Unblock(2, BASIS),
        new Decision.Skip(2, BASIS),
        new Decision.Remove(2, BASIS),
        new Decision.Restore(2, BASIS),
        new Decision.Hold(
            new AgentHold(
                "claude",
                EndReason.USAGE_LIMIT,
                new Moment(INSTANT, Duration.ofSeconds(1)),
                Optional.of(INSTANT),
                Duration.ofSeconds(2),
                true,
                3,
                Optional.of(ATTEMPT),
                false,
                "limit"),
            BASIS),
        new Decision.Unhold("claude", BASIS),
        new Decision.Land(Map.of(1, "c0ffee", 2, "decaf"), BASIS),
        new Decision.EndRun(RunOutcome.SOME_FAILED, Basis.of(Rule.NOTHING_LEFT, "over")));
  }

  private static Stream<UserCommand> commands() {
    return Stream.of(
        new UserCommand.Pause(),
        new UserCommand.Resume(),
        new UserCommand.Stop(true),
        new UserCommand.Retry(4),
        new UserCommand.StopIssue(4),
        new UserCommand.SkipIssue(4),
        new UserCommand.Resize(7));
  }
}
