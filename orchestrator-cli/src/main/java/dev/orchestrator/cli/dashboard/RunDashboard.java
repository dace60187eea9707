package dev.orchestrator.cli.dashboard;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.runs.overview.RunOverview;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.timeline.Happening;
import dev.orchestrator.runs.timeline.Pace;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The dashboard of one run: live on a terminal, as one picture, or as a document. */
public final class RunDashboard {

  private static final int EVENTS_TOLD = 50;

  private final RunServices services;
  private final RunSight sight;
  private final Invocation invocation;
  private final Clock clock;
  private final Output output;

  /** Of the run of a plan. */
  public RunDashboard(RunServices services, RunPlan plan, Invocation invocation, Output output) {
    this.services = services;
    this.sight = new RunSight(services, plan);
    this.invocation = invocation;
    this.clock = invocation.clock();
    this.output = output;
  }

  /** Writes what it would show as a JSON document. */
  public void document() {
    output.document(Document.of(sight.look(clock.instant())));
  }

  /** Prints all of the board, however high the terminal is. */
  public void print() {
    Board board = sight.look(clock.instant());
    int rows = 20 + board.issues().size() + 2 * board.workers().size();
    Look look = new Look(output.style(), Glyphs.of(charset()), output.terminal().columns(), rows);
    List<String> lines = new Screens(sight, zone()).lines(board, View.still(), look);
    lines.subList(0, lines.size() - 1).stream()
        .filter(line -> !line.isBlank())
        .forEach(output.out()::println);
  }

  /** Has the terminal until somebody leaves. */
  public void show(Duration interval) throws IOException {
    try (Terminal terminal =
        TerminalBuilder.builder().system(true).dumb(false).encoding(charset()).build()) {
      new Dashboard(
              terminal,
              clock,
              interval,
              output.style(),
              sight,
              new Screens(sight, zone()),
              new RunActions(sight, services, invocation))
          .run();
    }
  }

  private static ZoneId zone() {
    return ZoneId.systemDefault();
  }

  /** As programs written in C find out: the first of these that is set decides. */
  private Charset charset() {
    boolean unicode =
        Stream.of("LC_ALL", "LC_CTYPE", "LANG")
            .flatMap(name -> invocation.environment().variable(name).stream())
            .findFirst()
            .map(value -> value.toLowerCase(Locale.ROOT).replace("-", ""))
            .filter(value -> value.contains("utf8"))
            .isPresent();
    return unicode ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII;
  }

  private record Document(
      int schemaVersion, RunOverview overview, Pace pace, List<Happening> events) {

    static Document of(Board board) {
      List<Happening> events = board.timeline().happenings();
      return new Document(
          1,
          board.overview(),
          board.pace(),
          events.subList(Math.max(0, events.size() - EVENTS_TOLD), events.size()));
    }
  }
}
