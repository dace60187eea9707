package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Style;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.JournalRecord;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.store.RunListener;
import dev.orchestrator.runs.timeline.Happening;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Set;

/** Tells on standard error what happens in a run, a line for each thing a person wants to know. */
final class RunNarrator implements RunListener {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  /** What the line before or after tells as well, and what whoever sits here did himself. */
  private static final Set<String> LEFT_OUT =
      Set.of("run.started", "run.ended", "attempt.ended", "attempt.verified", "supervisor.stopped");

  private final Output output;
  private final Style style;

  RunNarrator(Output output) {
    this.output = output;
    this.style = output.style();
  }

  @Override
  public void onTrouble(String what) {
    output.remark(style.bad(PlainText.visible(what)));
  }

  @Override
  public void onEvent(RunPlan plan, RunEvent event, RunState after, Moment at) {
    Happening.of(new JournalRecord(JournalRecord.SCHEMA, after.seq(), at, event), after::assignment)
        .filter(each -> !LEFT_OUT.contains(each.type()))
        .ifPresent(each -> line(plan, each));
  }

  private void line(RunPlan plan, Happening told) {
    String time = TIME.format(told.at().atZone(ZoneId.systemDefault()));
    String subject = told.issue().map(number -> "%-6s".formatted("#" + number)).orElse("      ");
    String worker = told.worker().map(number -> style.faint("worker-" + number + " ")).orElse("");
    String stage = told.stage().map(name -> style.name(name) + " ").orElse("");
    output.remark(
        style.faint(time)
            + " "
            + style.strong(subject)
            + " "
            + worker
            + stage
            + paint(told)
            + title(plan, told));
  }

  private String paint(Happening told) {
    String text = PlainText.visible(told.message());
    return switch (told.tone()) {
      case NEWS -> text;
      case GOOD -> style.good(text);
      case WARNING -> style.warning(text);
      case BAD -> style.bad(text);
    };
  }

  /** Said once, when an attempt starts. */
  private String title(RunPlan plan, Happening told) {
    return told.type().equals("attempt.started")
        ? told.issue()
            .flatMap(plan::issue)
            .map(Issue::title)
            .map(text -> style.faint("  " + PlainText.visible(text)))
            .orElse("")
        : "";
  }
}
