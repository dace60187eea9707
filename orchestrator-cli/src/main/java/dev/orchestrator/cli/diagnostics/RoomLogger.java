package dev.orchestrator.cli.diagnostics;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The logger of one room. */
record RoomLogger(String name, RoomLoggers loggers) implements System.Logger {

  @Override
  public String getName() {
    return name;
  }

  @Override
  public boolean isLoggable(Level level) {
    return loggers.isLogged(name, level);
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String message,
      @Nullable Throwable thrown) {
    loggers.log(name, level, message + (thrown == null ? "" : ": " + thrown));
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String format,
      @Nullable Object @Nullable ... values) {
    boolean plain = format == null || values == null || values.length == 0;
    loggers.log(name, level, plain ? String.valueOf(format) : MessageFormat.format(format, values));
  }
}
