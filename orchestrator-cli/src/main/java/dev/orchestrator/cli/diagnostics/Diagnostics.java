package dev.orchestrator.cli.diagnostics;

import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.runtime.Seeds;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one invocation logs: {@code -v} what is asked and how long it takes, {@code -vv} every
 * command too, on standard error; {@code ORCHESTRATOR_LOG=FILE} everything, into that file. Begun
 * before the words are parsed, as work begins before that.
 */
public final class Diagnostics implements AutoCloseable {

  private static final ErrorCode LOG_NOT_WRITTEN = ErrorCode.environment("LOG_NOT_WRITTEN");
  private static final String FILE = "ORCHESTRATOR_LOG";
  private static final FileAttribute<?> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final boolean logs;
  private final Optional<PrintStream> file;

  private Diagnostics(boolean logs, Optional<PrintStream> file) {
    this.logs = logs;
    this.file = file;
  }

  /**
   * Begins to log as the words and the environment want it; where they want nothing, nothing of it
   * is loaded.
   *
   * @throws OrchestratorException when the file cannot be written
   */
  public static Diagnostics begin(List<String> words, Invocation invocation) {
    Optional<String> named =
        invocation.environment().variable(FILE).filter(text -> !text.isBlank());
    int verbosity = verbosity(words);
    if (named.isEmpty() && verbosity == 0) {
      return new Diagnostics(false, Optional.empty());
    }
    Optional<PrintStream> file =
        named.map(name -> open(invocation.environment().currentFolder().resolve(name)));
    Level level = file.isPresent() || verbosity > 1 ? Level.DEBUG : Level.INFO;
    loggers()
        .ifPresent(
            loggers ->
                loggers.write(
                    Optional.of(
                        new LogSink(file.orElse(invocation.err()), level, invocation.clock()))));
    return new Diagnostics(true, file);
  }

  /** How often {@code -v} is given, before the words of another program. */
  private static int verbosity(List<String> words) {
    return words.stream()
        .takeWhile(word -> !word.equals("--"))
        .mapToInt(
            word -> word.equals("--verbose") || word.equals("-v") ? 1 : word.equals("-vv") ? 2 : 0)
        .sum();
  }

  private static PrintStream open(Path file) {
    try {
      return new PrintStream(
          Channels.newOutputStream(
              Files.newByteChannel(
                  file,
                  Set.of(
                      StandardOpenOption.CREATE,
                      StandardOpenOption.APPEND,
                      LinkOption.NOFOLLOW_LINKS),
                  PRIVATE)),
          false,
          StandardCharsets.UTF_8);
    } catch (IOException refused) {
      throw new OrchestratorException(
          LOG_NOT_WRITTEN,
          "cannot write the log " + file + ": " + FileTrouble.words(refused),
          "name another file with " + FILE + ", or unset it",
          refused);
    }
  }

  /** Another finder, of a program that embeds this one, is left alone. */
  private static Optional<RoomLoggers> loggers() {
    return System.LoggerFinder.getLoggerFinder() instanceof RoomLoggers ours
        ? Optional.of(ours)
        : Optional.empty();
  }

  /** Whether anything is logged. */
  public Seeds.Logging logging() {
    return logs ? Seeds.Logging.ON : Seeds.Logging.OFF;
  }

  @Override
  public void close() {
    if (logs) {
      loggers().ifPresent(loggers -> loggers.write(Optional.empty()));
    }
    file.ifPresent(PrintStream::close);
  }
}
