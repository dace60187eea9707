package dev.orchestrator.cli.build;

import dev.orchestrator.exec.log.GrowingLog;
import dev.orchestrator.exec.log.LogTail;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Hands on the lines that have been added to a log since it was last asked, fit to be shown. */
final class LogFollower {

  private final GrowingLog log;
  private final Consumer<String> lines;

  LogFollower(Path log, Consumer<String> lines) {
    this.log = new GrowingLog(log);
    this.lines = line -> lines.accept(LogTail.shown(line));
  }

  synchronized void follow() {
    log.readOn(Long.MAX_VALUE / 2, lines);
  }

  synchronized void finish() {
    log.finish(lines);
  }
}
