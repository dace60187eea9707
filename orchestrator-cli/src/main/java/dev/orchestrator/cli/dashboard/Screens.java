package dev.orchestrator.cli.dashboard;

import dev.orchestrator.runs.overview.RunOverview.IssueLine;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Chooses what fills the screen. */
final class Screens {

  private static final List<String> HELP =
      List.of(
          "The dashboard shows a run and changes nothing by itself.",
          "",
          "  Up Down PgUp PgDn Home End   move the cursor        (also k j)",
          "  Tab                          workers or issues",
          "  Enter, a                     attach to the worker's window; Ctrl-b d comes back",
          "  l                            the log of the issue's last attempt",
          "  w                            why the issue is what it is",
          "  d                            what the issue changed",
          "  r                            try the issue again        asks first",
          "  p                            pause the run, or go on    asks first",
          "  s                            stop the run               asks first",
          "  q                            leave; the run goes on",
          "",
          "Workers: idle, starting, running, stalled, waiting (for a person), paused, failed.",
          "Issues: pending, in progress, completed, failed, blocked (by one that failed).",
          "The time that is left is guessed from the issues of this run that are completed.");

  private final RunSight sight;
  private final ZoneId zone;

  Screens(RunSight sight, ZoneId zone) {
    this.sight = sight;
    this.zone = zone;
  }

  List<String> lines(Board board, View view, Look look) {
    Optional<IssueLine> issue = view.issue(board);
    List<String> lines =
        switch (view.page()) {
          case BOARD -> new BoardScreen(board, view, look, zone).lines();
          case HELP -> new TextScreen("Keys", HELP, look).lines(view.scroll());
          case LOG ->
              issue
                  .map(
                      on ->
                          text(
                              "Log of #" + on.number() + " " + on.title(),
                              sight.log(on.number(), board),
                              look,
                              view))
                  .orElse(List.of());
          case WHY ->
              issue
                  .map(
                      on ->
                          text(
                              "Why #" + on.number() + " is " + on.status(),
                              sight.why(on),
                              look,
                              view))
                  .orElse(List.of());
          case DIFF ->
              issue
                  .map(
                      on ->
                          text(
                              "Diff of #" + on.number() + " " + on.title(),
                              sight.diff(on.number(), board),
                              look,
                              view))
                  .orElse(List.of());
        };
    return lines.stream().map(look.glyphs()::fit).toList();
  }

  private static List<String> text(String title, List<String> text, Look look, View view) {
    return new TextScreen(title, text, look).lines(view.scroll());
  }
}
