package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Style;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.runs.decision.Wait;
import dev.orchestrator.runs.history.HistoryEntry;
import dev.orchestrator.runs.history.RunHistory;
import dev.orchestrator.runs.overview.IssueChange;
import dev.orchestrator.runs.overview.IssueLanding;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.IssueStatus;
import dev.orchestrator.runs.run.Rule;
import dev.orchestrator.runs.run.RunPhase;
import dev.orchestrator.runs.store.RunRecords;
import dev.orchestrator.runtime.runs.ShowRun;
import jakarta.inject.Provider;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells why an issue is what it is. */
@Command(
    name = "why",
    description = {
      "Tell why an issue is what it is: every decision about it, with the reason and the facts",
      "it was based on."
    })
final class WhyCommand implements Callable<Integer> {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final Provider<RunRecords> records;
  private final Provider<ShowRun> runs;
  private final Output output;

  @Mixin private PlanOption plan;

  @Parameters(paramLabel = "ISSUE", description = "The issue's number.")
  private int number;

  WhyCommand(Provider<RunRecords> records, Provider<ShowRun> runs, Output output) {
    this.records = records;
    this.runs = runs;
    this.output = output;
  }

  @Override
  public Integer call() {
    RunPlan read = plan.read();
    RunHistory history = records.get().history(read);
    String title = RunRecords.titleOf(read, history.state(), number);
    List<HistoryEntry> chain = history.of(number);
    String status = status(read, history).word();
    Optional<String> waits = waits(read, history);
    IssueChange change = runs.get().branch(read, history.state(), number);
    List<String> leftBehind =
        runs.get().leftBehind(history.state()).getOrDefault(number, List.of());
    if (output.json()) {
      output.document(
          new Document(
              1,
              number,
              status,
              waits,
              chain.stream().map(WhyCommand::line).toList(),
              change.landed(),
              change.landing(),
              leftBehind));
      return ExitStatus.DONE;
    }
    output.out().println("#" + number + " " + PlainText.visible(title) + ": " + status);
    chain.forEach(this::print);
    landed(change).forEach(output.out()::println);
    leftBehind.forEach(text -> output.out().println("look at   " + PlainText.visible(text)));
    waits.ifPresent(reason -> output.out().println("now       " + reason));
    if (chain.isEmpty() && waits.isEmpty()) {
      output.out().println("Nothing was decided about it yet.");
    }
    return ExitStatus.DONE;
  }

  private IssueStatus status(RunPlan read, RunHistory history) {
    return read.issue(number)
        .map(history.state()::issue)
        .orElseGet(() -> history.state().issues().get(number))
        .status();
  }

  /** What became of bringing it to the target branch. */
  private List<String> landed(IssueChange change) {
    if (change.landed().isEmpty()) {
      return List.of();
    }
    String word = change.landed().get();
    String where =
        change
            .landing()
            .map(landing -> " in " + landing.id() + about(landing.remark()))
            .orElse(", by somebody else");
    List<String> lines = new ArrayList<>();
    lines.add(output.style().strong("landing") + "   " + word + where);
    change
        .landing()
        .flatMap(IssueLanding::log)
        .ifPresent(log -> lines.add("          log " + PlainText.visible(log)));
    return lines;
  }

  private static String about(String remark) {
    return remark.isEmpty() ? "" : ": " + PlainText.visible(remark);
  }

  private Optional<String> waits(RunPlan read, RunHistory history) {
    return history.state().phase() == RunPhase.RUNNING
        ? records
            .get()
            .waiting(read, history.state(), number)
            .filter(wait -> wait.basis().rule() != Rule.PROBE_FAILED)
            .map(Wait::basis)
            .map(basis -> basis.reason())
        : Optional.empty();
  }

  private void print(HistoryEntry entry) {
    Style style = output.style();
    String time = TIME.format(entry.at().wall().atZone(ZoneId.systemDefault()));
    String reason = entry.reason().isEmpty() ? "" : ": " + PlainText.visible(entry.reason());
    output.out().println(style.faint(time) + "  " + style.strong(entry.what()) + reason);
    String facts =
        entry.facts().stream()
            .map(fact -> fact.name() + " " + PlainText.visible(fact.value()))
            .collect(Collectors.joining(", "));
    String rule = entry.rule().map(Rule::word).orElse("");
    if (!rule.isEmpty()) {
      output
          .out()
          .println(style.faint("          " + rule + (facts.isEmpty() ? "" : "; " + facts)));
    }
  }

  private static Line line(HistoryEntry entry) {
    return new Line(
        entry.seq(),
        entry.at().wall(),
        entry.attempt().map(id -> id.value()),
        entry.what(),
        entry.rule().map(Rule::word),
        entry.reason(),
        entry.facts());
  }

  private record Document(
      int schemaVersion,
      int issue,
      String status,
      Optional<String> waitsFor,
      List<Line> decisions,
      Optional<String> landed,
      Optional<IssueLanding> landing,
      List<String> leftBehind) {}

  private record Line(
      long seq,
      Instant at,
      Optional<String> attempt,
      String what,
      Optional<String> rule,
      String reason,
      List<HistoryEntry.Fact> facts) {}
}
