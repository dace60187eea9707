package dev.orchestrator.cli.diagnostics;

import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.core.text.Secrets;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Writes lines of a log: when, how grave, which room, and what, without secrets. Thread-safe. */
record LogSink(PrintStream out, Level least, Clock clock) {

  boolean takes(Level level) {
    return level.getSeverity() >= least.getSeverity();
  }

  /** What looks like a secret is left out, and so is what would move the cursor. */
  void write(String room, Level level, String message) {
    out.println(
        clock.instant().truncatedTo(ChronoUnit.MILLIS)
            + " "
            + level
            + " "
            + room
            + ": "
            + PlainText.visible(Secrets.redact(message)));
    out.flush();
  }
}
