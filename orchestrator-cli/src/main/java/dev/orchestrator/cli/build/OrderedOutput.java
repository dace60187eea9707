package dev.orchestrator.cli.build;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.ProgressLine;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.exec.run.PlannedRun;
import dev.orchestrator.exec.run.RunListener;
import dev.orchestrator.exec.run.RunResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Prints what each repository printed in the order of the selection, as soon as it is its turn. */
final class OrderedOutput implements RunListener {

  /** More than people read and documents should hold; the log has all of it. */
  private static final int LONGEST = 1 << 20;

  private final Output output;
  private final List<PlannedRun> runs;
  private final ProgressLine progress;
  private final Map<String, RunResult> ended = new HashMap<>();
  private int next;

  OrderedOutput(Output output, List<PlannedRun> runs) {
    this.output = output;
    this.runs = runs;
    this.progress = output.progress("running", runs.size());
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

  void finish(List<RunResult> results) {
    progress.close();
    if (output.json()) {
      List<Row> rows =
          results.stream().map(result -> Row.of(result, String.join("\n", lines(result)))).toList();
      output.document(new Document(1, rows, ResultSummary.of(results)));
      return;
    }
    results.stream()
        .filter(result -> ended.get(result.repo()) != null)
        .skip(next)
        .forEach(this::print);
    output.remark(ResultSummary.of(results).sentence());
  }

  private void print(RunResult result) {
    String outcome = result.success() ? "" : "  " + result.outcome() + ": " + result.reason();
    output
        .out()
        .println(
            output.style().strong("== " + PlainText.visible(result.repo()))
                + output.style().bad(PlainText.visible(outcome)));
    lines(result).forEach(line -> output.out().println(line));
  }

  /** Without the line that says what was run: the user has just said it. */
  private static List<String> lines(RunResult result) {
    if (result.logFile().isEmpty()) {
      return List.of();
    }
    Path log = Path.of(result.logFile());
    try (var in = Files.newInputStream(log)) {
      String text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
      Stream<String> lines = text.lines().skip(1).map(PlainText::visible);
      return in.read() < 0
          ? lines.toList()
          : Stream.concat(lines, Stream.of("... the rest is in " + log)).toList();
    } catch (IOException gone) {
      return List.of("the log " + log + " cannot be read");
    }
  }

  private record Document(int schemaVersion, List<Row> results, ResultSummary summary) {}

  private record Row(
      String repo,
      String command,
      String logFile,
      Optional<Integer> exitCode,
      boolean success,
      double durationSeconds,
      String outcome,
      String reason,
      String output) {

    static Row of(RunResult result, String output) {
      return new Row(
          result.repo(),
          result.command(),
          result.logFile(),
          result.exitCode(),
          result.success(),
          result.durationSeconds(),
          result.outcome().toString(),
          result.reason(),
          output);
    }
  }
}
