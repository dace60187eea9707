package dev.orchestrator.cli.diagnostics;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives the rooms their loggers. They are silent until {@link #write} says where to, and cost a
 * look at a field then. Found by the JDK; a program that embeds ours has a finder of its own
 * choice. Thread-safe.
 */
public final class RoomLoggers extends System.LoggerFinder {

  private static final String OURS = "dev.orchestrator.";

  private volatile @Nullable LogSink sink;

  /** Made by the JDK, once. */
  public RoomLoggers() {}

  /** Logs there from now on; nowhere when it is empty. */
  void write(Optional<LogSink> target) {
    sink = target.orElse(null);
  }

  boolean isLogged(String room, Level level) {
    LogSink target = sink;
    return target != null && room.startsWith(OURS) && target.takes(level);
  }

  void log(String room, Level level, String message) {
    LogSink target = sink;
    if (target != null && isLogged(room, level)) {
      target.write(room.substring(OURS.length()), level, message);
    }
  }

  @Override
  public Logger getLogger(String name, Module module) {
    return new RoomLogger(name, this);
  }
}
