package dev.orchestrator.cli.output;

import dev.orchestrator.core.config.ConfigurationException;
import dev.orchestrator.core.config.Problem;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.core.text.PlainText;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes an error for people ({@code error[CODE]: ...} and {@code hint: ...}) or as a JSON
 * document.
 */
public final class FailureReport {

  private final PrintStream out;
  private final PrintStream err;
  private final boolean json;
  private final boolean stacktrace;
  private final MentionedCommands commands;

  /** JSON goes to {@code out}, text to {@code err}; commands in hints work as printed. */
  public FailureReport(
      PrintStream out,
      PrintStream err,
      boolean json,
      boolean stacktrace,
      MentionedCommands commands) {
    this.out = out;
    this.err = err;
    this.json = json;
    this.stacktrace = stacktrace;
    this.commands = commands;
  }

  /** Reports an error that was thrown on purpose. */
  public void expected(OrchestratorException error) {
    List<Problem> problems =
        error instanceof ConfigurationException invalid ? invalid.problems() : List.of();
    write(error.code().name(), error.code().kind().name(), error.message(), error.hint(), problems);
    trace(error);
  }

  /** Reports words of the command line that do not fit. */
  public void usage(String message, String hint) {
    write("USAGE", "USER", message, Optional.of(hint), List.of());
  }

  /** Reports a bug. */
  public void bug(Throwable bug) {
    write(
        "INTERNAL",
        "INTERNAL",
        bug.getClass().getSimpleName() + ": " + bug.getMessage(),
        Optional.of(
            stacktrace
                ? "this is a bug in the orchestrator; please report it with the trace"
                : "this is a bug in the orchestrator; --stacktrace shows where"),
        List.of());
    trace(bug);
  }

  private void write(
      String code, String kind, String message, Optional<String> advice, List<Problem> problems) {
    Optional<String> hint = advice.map(commands::in);
    if (json) {
      out.println(
          new JsonCodec().pretty(new Document(1, Failure.of(code, kind, message, hint, problems))));
      out.flush();
      return;
    }
    message.lines().forEach(line -> err.println("error[" + code + "]: " + PlainText.visible(line)));
    hint.ifPresent(text -> err.println("hint: " + PlainText.visible(text)));
  }

  private void trace(Throwable error) {
    if (stacktrace) {
      error.printStackTrace(err);
    }
  }

  private record Document(int schemaVersion, Failure error) {}

  private record Failure(
      String code, String kind, String message, Optional<String> hint, List<Place> problems) {

    static Failure of(
        String code, String kind, String message, Optional<String> hint, List<Problem> problems) {
      return new Failure(
          code,
          kind.toLowerCase(Locale.ROOT),
          message,
          hint,
          problems.stream().map(Place::of).toList());
    }
  }

  private record Place(
      String file, int line, int column, String key, String message, Optional<String> suggestion) {

    static Place of(Problem problem) {
      return new Place(
          problem.file().toString(),
          problem.line(),
          problem.column(),
          problem.key(),
          problem.message(),
          problem.suggestion());
    }
  }
}
