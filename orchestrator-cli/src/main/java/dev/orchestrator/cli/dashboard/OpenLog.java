package dev.orchestrator.cli.dashboard;

import dev.orchestrator.agents.logs.AttemptLog;
import dev.orchestrator.agents.logs.Transcript;
import dev.orchestrator.agents.view.ViewPiece;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The log a person looks at: its last lines, read on each time and never again. */
final class OpenLog {

  private static final int LINES_KEPT = 5_000;

  private final AttemptLog log;
  private final Transcript transcript;
  private final Deque<String> lines = new ArrayDeque<>();
  private boolean lineIsOpen;

  OpenLog(AttemptLog log, Transcript transcript) {
    this.log = log;
    this.transcript = transcript;
  }

  boolean isOf(AttemptLog other) {
    return log.file().equals(other.file());
  }

  List<String> lines() {
    transcript.readOn(this::take);
    return lines.isEmpty() ? List.of("nothing was written yet: " + log.file()) : List.copyOf(lines);
  }

  private void take(ViewPiece piece) {
    if (piece.text().isEmpty()) {
      return;
    }
    String text = (lineIsOpen ? lines.removeLast() : "") + piece.text();
    lineIsOpen = !text.endsWith("\n");
    text.lines().forEach(lines::addLast);
    while (lines.size() > LINES_KEPT) {
      lines.removeFirst();
    }
  }
}
