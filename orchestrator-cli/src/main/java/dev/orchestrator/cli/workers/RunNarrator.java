package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Style;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.workers.attempt.AttemptKind;
import dev.orchestrator.workers.attempt.Verification;
import dev.orchestrator.workers.plan.Issue;
import dev.orchestrator.workers.plan.RunPlan;
import dev.orchestrator.workers.run.Attempt;
import dev.orchestrator.workers.run.Decision;
import dev.orchestrator.workers.run.Moment;
import dev.orchestrator.workers.run.RunEvent;
import dev.orchestrator.workers.run.RunState;
import dev.orchestrator.workers.supervisor.RunListener;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Tells on standard error what happens in a run, a line for each thing a person wants to know. */
final class RunNarrator implements RunListener {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final Output output;
  private final Style style;

  RunNarrator(Output output) {
    this.output = output;
    this.style = output.style();
  }

  @Override
  public void onEvent(RunPlan plan, RunEvent event, RunState after, Moment at) {
    if (event instanceof RunEvent.AttemptStarted started) {
      after.attempt(started.attempt()).ifPresent(attempt -> started(plan, attempt, at));
    } else if (event instanceof RunEvent.StartFailed failed) {
      after
          .attempt(failed.attempt())
          .ifPresent(
              attempt -> say(at, attempt, style.bad("could not start: " + failed.end().detail())));
    } else if (event instanceof RunEvent.AttemptVerified verified) {
      verified(verified, after, at);
    } else if (event instanceof RunEvent.Noted noted) {
      line(at, noted.issue(), noted.text());
    } else if (event instanceof RunEvent.PlanAdopted adopted) {
      adopted.changes().forEach(change -> line(at, Optional.empty(), "the plan: " + change));
    } else if (event instanceof RunEvent.Decided decided) {
      decided(decided.decision(), at);
    }
  }

  private void started(RunPlan plan, Attempt attempt, Moment at) {
    AttemptKind kind = attempt.assignment().kind();
    say(
        at,
        attempt,
        style.name(attempt.assignment().stage())
            + " started"
            + (kind == AttemptKind.FRESH ? "" : ", continuing earlier work")
            + style.faint("  " + title(plan, attempt.assignment().issue())));
  }

  private void verified(RunEvent.AttemptVerified verified, RunState after, Moment at) {
    if (verified.verification().outcome() == Verification.Outcome.PASSED) {
      return;
    }
    after
        .attempt(verified.attempt())
        .ifPresent(attempt -> say(at, attempt, style.warning(verified.verification().reason())));
  }

  private void decided(Decision decision, Moment at) {
    if (decision instanceof Decision.Complete complete) {
      line(at, Optional.of(complete.issue()), style.good("completed"));
    } else if (decision instanceof Decision.Advance advance) {
      line(at, Optional.of(advance.issue()), "goes on to " + style.name(advance.toStage()));
    } else if (decision instanceof Decision.Fail fail) {
      line(at, Optional.of(fail.issue()), style.bad("failed: " + fail.basis().reason()));
    } else if (decision instanceof Decision.Retry retry) {
      line(
          at,
          Optional.of(retry.issue()),
          style.warning("is tried again: " + retry.basis().reason()));
    } else if (decision instanceof Decision.Block block) {
      line(at, Optional.of(block.issue()), style.warning("blocked: " + block.basis().reason()));
    } else if (decision instanceof Decision.Stop stop) {
      line(at, Optional.empty(), stop.attempt() + " is stopped: " + stop.basis().reason());
    } else if (decision instanceof Decision.Hold hold) {
      line(at, Optional.empty(), style.warning("hold: " + hold.basis().reason()));
    } else if (decision instanceof Decision.Unhold unhold) {
      line(at, Optional.empty(), unhold.account() + " can be used again");
    }
  }

  private void say(Moment at, Attempt attempt, String text) {
    String worker = "worker-" + attempt.assignment().worker() + " ";
    line(at, Optional.of(attempt.assignment().issue()), style.faint(worker) + text);
  }

  private void line(Moment at, Optional<Integer> issue, String text) {
    String time = TIME.format(at.wall().atZone(ZoneId.systemDefault()));
    String subject = issue.map(number -> "%-6s".formatted("#" + number)).orElse("      ");
    output.remark(style.faint(time) + " " + style.strong(subject) + " " + text);
  }

  private static String title(RunPlan plan, int issue) {
    return plan.issue(issue).map(Issue::title).map(PlainText::visible).orElse("");
  }
}
