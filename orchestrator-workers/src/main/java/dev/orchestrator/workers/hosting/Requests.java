package dev.orchestrator.workers.hosting;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.core.text.Secrets;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandEnd;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.sources.PlatformEnvironment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The requests of one repository. The program of its platform knows the user's login; what the
 * program says is foreign text, and is told on one line without secrets.
 */
public final class Requests {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int LONGEST_COMPLAINT = 300;
  private static final String EXISTS = "already exists";

  private final Platform platform;
  private final Path repository;
  private final CommandRunner runner;
  private final CancellationToken cancellation;

  Requests(
      Platform platform, Path repository, CommandRunner runner, CancellationToken cancellation) {
    this.platform = platform;
    this.repository = repository;
    this.runner = runner;
    this.cancellation = cancellation;
  }

  /**
   * What came of opening a request.
   *
   * @param link its address; empty where it was not opened, or the program did not tell
   * @param problem why it was not opened, with what to do; empty where it was, or had been before
   */
  public record Opened(Optional<String> link, Optional<String> problem) {}

  /**
   * Opens a request; one that is open already is as good.
   *
   * @param text a file with the text of the request
   */
  public Opened open(NewRequest request, Path text) {
    CommandResult result = run(platform.open(request, text));
    String said = result.outputSoFar() + "\n" + result.errorText();
    Optional<String> link = platform.link(said);
    if (result.isSuccess()) {
      return new Opened(link, Optional.empty());
    }
    if (said.contains(EXISTS)) {
      return new Opened(link.or(() -> known(request.branch())), Optional.empty());
    }
    return new Opened(Optional.empty(), Optional.of(complaint(result)));
  }

  private Optional<String> known(String branch) {
    CommandResult found = run(platform.find(branch));
    return found.isSuccess() ? platform.link(found.outputSoFar()) : Optional.empty();
  }

  private CommandResult run(List<String> arguments) {
    List<String> argv = new ArrayList<>(List.of(platform.program()));
    argv.addAll(arguments);
    return runner.run(
        Command.capturing(argv, repository, LIMIT).withEnvironment(PlatformEnvironment.QUIET),
        cancellation);
  }

  private String complaint(CommandResult result) {
    String program = platform.program();
    if (result.end() instanceof CommandEnd.NotStarted) {
      return "the program " + program + " was not found; install it, or push by hand";
    }
    if (!(result.end() instanceof CommandEnd.Exited)) {
      return program + " " + result.end().words();
    }
    String said = firstWords(result);
    String login = asksForLogin(said) ? "; log in with '" + program + " auth login'" : "";
    return program + ": " + said + login;
  }

  /** Warnings come before the reason; a heading of its own says nothing. */
  private static String firstWords(CommandResult result) {
    return (result.errorText() + "\n" + result.outputSoFar())
        .lines()
        .map(String::strip)
        .filter(Predicate.not(String::isEmpty))
        .filter(
            line ->
                !line.matches("(?i)error:?")
                    && !line.toLowerCase(Locale.ROOT).startsWith("warning"))
        .findFirst()
        .map(line -> PlainText.visible(Secrets.redact(line)))
        .map(line -> line.substring(0, Math.min(LONGEST_COMPLAINT, line.length())))
        .orElseGet(() -> result.end().words());
  }

  private static boolean asksForLogin(String said) {
    return said.toLowerCase(Locale.ROOT)
        .matches(".*(auth login|authenticat|log ?in|credentials|invalid_token|\\b401\\b).*");
  }
}
