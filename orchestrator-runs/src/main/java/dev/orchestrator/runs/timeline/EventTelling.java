package dev.orchestrator.runs.timeline;

import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.AttemptKind;
import dev.orchestrator.runs.attempt.Verification;
import dev.orchestrator.runs.landing.LandOutcome;
import dev.orchestrator.runs.run.Assignment;
import dev.orchestrator.runs.run.JournalRecord;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.UserCommand;
import dev.orchestrator.runs.timeline.Happening.Tone;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells a journal record in words; empty for records that only the machinery needs. */
final class EventTelling implements RunEvent.Cases<Optional<Happening>> {

  private final JournalRecord entry;
  private final Function<AttemptId, Optional<Assignment>> assignments;

  EventTelling(JournalRecord entry, Function<AttemptId, Optional<Assignment>> assignments) {
    this.entry = entry;
    this.assignments = assignments;
  }

  @Override
  public Optional<Happening> supervisorStarted(RunEvent.SupervisorStarted started) {
    boolean first = entry.seq() == 1;
    return ofRun(
        first ? "run.started" : "run.resumed",
        Tone.NEWS,
        (first ? "the run began" : "a supervisor took the run up again") + " on " + started.host());
  }

  @Override
  public Optional<Happening> supervisorStopped(RunEvent.SupervisorStopped stopped) {
    return ofRun("supervisor.stopped", Tone.NEWS, "the supervisor left: " + stopped.reason());
  }

  @Override
  public Optional<Happening> planAdopted(RunEvent.PlanAdopted adopted) {
    return adopted.changes().isEmpty()
        ? Optional.empty()
        : ofRun(
            "plan.changed", Tone.NEWS, "the plan changed: " + String.join("; ", adopted.changes()));
  }

  @Override
  public Optional<Happening> commandReceived(RunEvent.CommandReceived received) {
    return ofRun("command.received", Tone.NEWS, received.command().match(new CommandWords()));
  }

  @Override
  public Optional<Happening> decided(RunEvent.Decided decided) {
    return decided.decision().match(new DecisionTelling(this));
  }

  @Override
  public Optional<Happening> attemptStarted(RunEvent.AttemptStarted started) {
    String how =
        assignment(started.attempt())
            .filter(known -> known.kind() != AttemptKind.FRESH)
            .map(known -> "started, continuing earlier work")
            .orElse("started");
    return ofAttempt("attempt.started", Tone.NEWS, started.attempt(), how);
  }

  @Override
  public Optional<Happening> startFailed(RunEvent.StartFailed failed) {
    return ofAttempt(
        "attempt.not-started",
        Tone.WARNING,
        failed.attempt(),
        "could not start: " + failed.end().detail());
  }

  @Override
  public Optional<Happening> attemptVerified(RunEvent.AttemptVerified verified) {
    Verification result = verified.verification();
    return result.outcome() == Verification.Outcome.PASSED
        ? passed(verified.attempt(), result.flakyTests())
        : ofAttempt("attempt.rejected", Tone.WARNING, verified.attempt(), result.reason());
  }

  private Optional<Happening> passed(AttemptId attempt, List<String> flaky) {
    return flaky.isEmpty()
        ? ofAttempt("attempt.verified", Tone.NEWS, attempt, "verified")
        : ofAttempt(
            "attempt.flaky",
            Tone.WARNING,
            attempt,
            "verified; red and then green on the same tree, so flaky: " + String.join(", ", flaky));
  }

  @Override
  public Optional<Happening> flagged(RunEvent.Flagged flagged) {
    return ofAttempt(
        "attempt.flagged", Tone.WARNING, flagged.attempt(), "look at this: " + flagged.text());
  }

  @Override
  public Optional<Happening> agentRefused(RunEvent.AgentRefused refused) {
    return ofAttempt(
        "attempt.refused",
        Tone.WARNING,
        refused.attempt(),
        "was refused by the rule " + refused.refusal().rule() + ": " + refused.refusal().what());
  }

  @Override
  public Optional<Happening> startsHeld(RunEvent.StartsHeld held) {
    return held.reason().isPresent()
        ? ofRun("machine.short", Tone.WARNING, "nothing more starts: " + held.reason().get())
        : ofRun("machine.ready", Tone.NEWS, "there is room on the machine again");
  }

  @Override
  public Optional<Happening> landingEnded(RunEvent.LandingEnded ended) {
    String issues =
        ended.issues().stream().map(EventTelling::words).collect(Collectors.joining("; "));
    boolean all =
        ended.problem().isEmpty()
            && ended.issues().stream().allMatch(each -> LandOutcome.of(each.outcome()).isIn());
    return ofRun(
        "landing.ended",
        all ? Tone.GOOD : Tone.WARNING,
        "landing"
            + ended.landing().map(id -> " " + id).orElse("")
            + ": "
            + ended.problem().orElse(issues));
  }

  private static String words(RunEvent.LandedIssue issue) {
    String why = issue.reason().isEmpty() ? "" : " (" + issue.reason() + ")";
    return "#" + issue.issue() + " " + issue.outcome() + why;
  }

  @Override
  public Optional<Happening> noted(RunEvent.Noted noted) {
    return Optional.of(happening("note", Tone.NEWS, noted.issue(), Optional.empty(), noted.text()));
  }

  Optional<Happening> ofRun(String type, Tone tone, String message) {
    return Optional.of(happening(type, tone, Optional.empty(), Optional.empty(), message));
  }

  Optional<Happening> ofIssue(String type, Tone tone, int issue, String message) {
    return Optional.of(happening(type, tone, Optional.of(issue), Optional.empty(), message));
  }

  Optional<Happening> ofAttempt(String type, Tone tone, AttemptId attempt, String message) {
    return Optional.of(
        happening(
            type, tone, assignment(attempt).map(Assignment::issue), Optional.of(attempt), message));
  }

  private Happening happening(
      String type,
      Tone tone,
      Optional<Integer> issue,
      Optional<AttemptId> attempt,
      String message) {
    Optional<Assignment> assignment = attempt.flatMap(this::assignment);
    return new Happening(
        entry.seq(),
        entry.at().wall(),
        type,
        tone,
        issue,
        assignment.map(Assignment::stage),
        assignment.map(Assignment::worker),
        attempt.map(AttemptId::value),
        message);
  }

  private Optional<Assignment> assignment(AttemptId attempt) {
    return assignments.apply(attempt);
  }

  private static final class CommandWords implements UserCommand.Cases<String> {
    @Override
    public String pause(UserCommand.Pause pause) {
      return "somebody asked to pause";
    }

    @Override
    public String resume(UserCommand.Resume resume) {
      return "somebody asked to resume";
    }

    @Override
    public String stop(UserCommand.Stop stop) {
      return "somebody asked to stop" + (stop.drain() ? " after what runs" : "");
    }

    @Override
    public String retry(UserCommand.Retry retry) {
      return "somebody asked to try #" + retry.issue() + " again";
    }

    @Override
    public String stopIssue(UserCommand.StopIssue stop) {
      return "somebody asked to stop #" + stop.issue();
    }

    @Override
    public String skipIssue(UserCommand.SkipIssue skip) {
      return "somebody asked to skip #" + skip.issue();
    }

    @Override
    public String resize(UserCommand.Resize resize) {
      return "somebody asked for " + resize.workers() + " workers";
    }
  }
}
