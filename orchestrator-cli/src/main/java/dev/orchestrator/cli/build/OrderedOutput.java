package dev.orchestrator.cli.build;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.ProgressLine;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.exec.run.PlannedRun;
import dev.orchestrator.exec.run.RunResult;
import dev.orchestrator.runtime.build.CommandOutputDocument;
import dev.orchestrator.runtime.build.LoggedOutput;
import dev.orchestrator.runtime.build.WorkWatcher;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prints what each repository printed in the order of the selection, as soon as it is its turn. */
final class OrderedOutput implements WorkWatcher {

  private final Output output;
  private final Approvals approvals;
  private final ProgressLine progress;
  private final Map<String, RunResult> ended = new LinkedHashMap<>();
  private List<PlannedRun> runs = List.of();
  private int next;

  OrderedOutput(Output output, Approvals approvals) {
    this.output = output;
    this.approvals = approvals;
    this.progress = output.progress();
  }

  @Override
  public List<PlannedRun> approve(List<PlannedRun> planned) {
    return approvals.ask(planned);
  }

  @Override
  public void begins(List<PlannedRun> planned) {
    runs = planned;
    progress.begins("running", planned.size());
  }

  @Override
  public void ended(PlannedRun run, RunResult result) {
    ended.put(result.repo(), result);
    progress.stepDone();
    while (!output.json() && printNext()) {
      next++;
    }
  }

  private boolean printNext() {
    RunResult due = next < runs.size() ? ended.get(runs.get(next).repository().name()) : null;
    if (due == null) {
      return false;
    }
    progress.close();
    print(due);
    return true;
  }

  /** Prints what waited behind a run that never ended, and the count. */
  void finish(CommandOutputDocument document) {
    progress.close();
    if (output.json()) {
      output.document(document);
      return;
    }
    runs.stream()
        .skip(next)
        .flatMap(run -> Optional.ofNullable(ended.get(run.repository().name())).stream())
        .forEach(this::print);
    output.remark(document.summary().sentence());
  }

  private void print(RunResult result) {
    String outcome = result.success() ? "" : "  " + result.outcome() + ": " + result.reason();
    output
        .out()
        .println(
            output.style().strong("== " + PlainText.visible(result.repo()))
                + output.style().bad(PlainText.visible(outcome)));
    LoggedOutput.lines(result).forEach(line -> output.out().println(line));
  }
}
