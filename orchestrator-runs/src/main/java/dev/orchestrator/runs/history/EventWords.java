package dev.orchestrator.runs.history;

import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.runs.attempt.DeniedAction;
import dev.orchestrator.runs.run.Assignment;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.UserCommand;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Each kind of event in a few words, for people. */
final class EventWords
    implements RunEvent.Cases<String>, Decision.Cases<String>, UserCommand.Cases<String> {

  @Override
  public String supervisorStarted(RunEvent.SupervisorStarted started) {
    return "supervisor " + started.supervisor().pid() + " on " + started.host() + " began";
  }

  @Override
  public String supervisorStopped(RunEvent.SupervisorStopped stopped) {
    return "supervisor left: " + stopped.reason();
  }

  @Override
  public String planAdopted(RunEvent.PlanAdopted adopted) {
    return adopted.changes().isEmpty()
        ? "plan adopted"
        : "plan changed: " + String.join("; ", adopted.changes());
  }

  @Override
  public String commandReceived(RunEvent.CommandReceived received) {
    return "asked to " + received.command().match(this);
  }

  @Override
  public String decided(RunEvent.Decided decided) {
    return decided.decision().match(this);
  }

  @Override
  public String attemptStarted(RunEvent.AttemptStarted started) {
    return "attempt runs as process " + started.launch().process().pid();
  }

  @Override
  public String startFailed(RunEvent.StartFailed failed) {
    return "attempt " + failed.end().describe();
  }

  @Override
  public String attemptVerified(RunEvent.AttemptVerified verified) {
    String outcome = verified.verification().outcome().name().toLowerCase(Locale.ROOT);
    String reason = verified.verification().reason();
    List<String> flaky = verified.verification().flakyTests();
    return "verification "
        + outcome.replace('_', ' ')
        + (reason.isEmpty() ? "" : ": " + reason)
        + (flaky.isEmpty() ? "" : "; flaky: " + String.join(", ", flaky));
  }

  @Override
  public String flagged(RunEvent.Flagged flagged) {
    return "look at this: " + flagged.text();
  }

  @Override
  public String agentRefused(RunEvent.AgentRefused refused) {
    DeniedAction refusal = refused.refusal();
    return "refused by the rule " + refusal.rule() + ": " + PlainText.visible(refusal.what());
  }

  @Override
  public String startsHeld(RunEvent.StartsHeld held) {
    return held.reason().map(reason -> "nothing more starts: " + reason).orElse("starts go on");
  }

  @Override
  public String landingEnded(RunEvent.LandingEnded ended) {
    String id = ended.landing().map(name -> " " + name).orElse("");
    return "landing" + id + " " + ended.problem().map(why -> "failed: " + why).orElse("ended");
  }

  @Override
  public String noted(RunEvent.Noted noted) {
    return noted.text();
  }

  @Override
  public String begin(Decision.Begin begin) {
    return "begin on " + begin.workplace().branch() + " in " + begin.workplace().worktree();
  }

  @Override
  public String start(Decision.Start start) {
    Assignment assignment = start.assignment();
    String kind = assignment.kind().name().toLowerCase(Locale.ROOT);
    return "start " + assignment.stage() + " on worker " + assignment.worker() + ", " + kind;
  }

  @Override
  public String adopt(Decision.Adopt adopt) {
    return "adopt the running attempt";
  }

  @Override
  public String stop(Decision.Stop stop) {
    return "stop the attempt";
  }

  @Override
  public String recordEnd(Decision.RecordEnd end) {
    return "attempt " + end.end().reason().words();
  }

  @Override
  public String verify(Decision.Verify verify) {
    return "verify";
  }

  @Override
  public String await(Decision.Await await) {
    return await.waitsFor().isPresent() ? "wait for a person" : "go on";
  }

  @Override
  public String advance(Decision.Advance advance) {
    return "advance to " + advance.toStage();
  }

  @Override
  public String complete(Decision.Complete complete) {
    return "complete";
  }

  @Override
  public String retry(Decision.Retry retry) {
    return "restart, " + retry.next().kind().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String fail(Decision.Fail fail) {
    return "fail";
  }

  @Override
  public String release(Decision.Release release) {
    return "put back";
  }

  @Override
  public String block(Decision.Block block) {
    return "block";
  }

  @Override
  public String unblock(Decision.Unblock unblock) {
    return "unblock";
  }

  @Override
  public String postpone(Decision.Postpone postpone) {
    return "wait";
  }

  @Override
  public String skip(Decision.Skip skip) {
    return "skip";
  }

  @Override
  public String remove(Decision.Remove remove) {
    return "take out";
  }

  @Override
  public String restore(Decision.Restore restore) {
    return "take in again";
  }

  @Override
  public String hold(Decision.Hold hold) {
    return "hold " + hold.hold().account();
  }

  @Override
  public String unhold(Decision.Unhold unhold) {
    return "use " + unhold.account() + " again";
  }

  @Override
  public String land(Decision.Land land) {
    return "land "
        + land.tips().keySet().stream().map(issue -> "#" + issue).collect(Collectors.joining(", "));
  }

  @Override
  public String endRun(Decision.EndRun end) {
    return "end the run";
  }

  @Override
  public String pause(UserCommand.Pause pause) {
    return "pause";
  }

  @Override
  public String resume(UserCommand.Resume resume) {
    return "resume";
  }

  @Override
  public String stop(UserCommand.Stop stop) {
    return stop.drain() ? "stop when what runs is done" : "stop";
  }

  @Override
  public String retry(UserCommand.Retry retry) {
    return "try issue " + retry.issue() + " again";
  }

  @Override
  public String stopIssue(UserCommand.StopIssue stop) {
    return "stop issue " + stop.issue();
  }

  @Override
  public String skipIssue(UserCommand.SkipIssue skip) {
    return "skip issue " + skip.issue();
  }

  @Override
  public String resize(UserCommand.Resize resize) {
    return "use " + resize.workers() + " workers";
  }
}
