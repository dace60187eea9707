package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Style;
import dev.orchestrator.cli.output.Table;
import dev.orchestrator.cli.output.Table.Cell;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.runs.landing.LandOutcome;
import dev.orchestrator.runtime.landing.LandingDocument;
import dev.orchestrator.runtime.landing.UndoLanding;
import dev.orchestrator.workers.landing.LandReport;
import dev.orchestrator.workers.landing.UndoReport;
import java.util.Arrays;
import java.util.Optional;

/** Prints what came of a landing. */
public final class LandTable {

  private static final int SHORT_ID = 10;

  private final Output output;
  private final Style style;

  /** Writes to {@code output}. */
  public LandTable(Output output) {
    this.output = output;
    this.style = output.style();
  }

  /** Prints what landed, what did not and why. */
  public void print(LandingDocument report) {
    if (report.issues().isEmpty()) {
      output.out().println("Nothing to land.");
      return;
    }
    Table table = new Table("ISSUE", "TITLE", "OUTCOME", "REASON");
    for (LandReport.IssueLine line : report.issues()) {
      table.row(
          Cell.of("#" + line.number()),
          Cell.of(line.title()),
          new Cell(words(report, line), text -> paint(line.outcome(), text)),
          Cell.of(line.reason()));
    }
    output.print(table);
    report.issues().stream()
        .filter(line -> !outcome(line.outcome()).filter(LandOutcome::isIn).isPresent())
        .forEach(
            line ->
                line.log()
                    .ifPresent(log -> output.out().println("#" + line.number() + " log " + log)));
    report.repositories().forEach(line -> print(line, report.id()));
    report.id().ifPresent(id -> output.out().println("Landing " + id + "."));
  }

  /** Nothing has landed yet when somebody only asks. */
  private static String words(LandingDocument report, LandReport.IssueLine line) {
    boolean would = report.id().isEmpty() && line.outcome().equals(LandOutcome.LANDED.word());
    return would ? "lands" : line.outcome();
  }

  private void print(LandReport.RepositoryLine line, Optional<String> id) {
    String repository = line.repo().isEmpty() ? "" : PlainText.visible(line.repo()) + ": ";
    if (id.isEmpty()) {
      output.out().println(repository + "onto " + line.target() + " at " + cut(line.before()));
      return;
    }
    String moved =
        line.moved()
            ? style.good(line.target() + " " + cut(line.before()) + ".." + cut(line.after()))
            : style.warning(line.branch().orElse(line.target()) + " is at " + cut(line.after()));
    output.out().println(repository + moved);
    if (!line.note().isEmpty()) {
      output.out().println("  " + PlainText.visible(line.note()));
    }
    line.problem()
        .ifPresent(what -> output.out().println("  " + style.bad(PlainText.visible(what))));
  }

  void print(UndoLanding.Undone report) {
    for (UndoReport.Line line : report.repositories()) {
      String repository = line.repo().isEmpty() ? "" : PlainText.visible(line.repo()) + ": ";
      output
          .out()
          .println(
              repository
                  + (line.undone() ? style.good("taken back") : style.warning("not taken back"))
                  + ": "
                  + PlainText.visible(line.note()));
    }
  }

  private String paint(String word, String text) {
    return outcome(word)
        .map(
            outcome ->
                switch (outcome) {
                  case LANDED, ALREADY -> style.good(text);
                  case FLAKY, SET_ASIDE, BLOCKED -> style.warning(text);
                  case REJECTED -> style.bad(text);
                })
        .orElse(text);
  }

  private static Optional<LandOutcome> outcome(String word) {
    return Arrays.stream(LandOutcome.values())
        .filter(outcome -> outcome.word().equals(word))
        .findFirst();
  }

  private static String cut(String id) {
    return id.substring(0, Math.min(SHORT_ID, id.length()));
  }
}
