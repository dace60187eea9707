package dev.orchestrator.exec.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A program to run, as data: never shell text. A time limit is mandatory; there is no way to say
 * "for ever".
 *
 * @param argv program and arguments, passed to the kernel as they are
 * @param directory working directory, absolute
 * @param environment variables added to the runner's scrubbed environment
 * @param timeout after which the whole process tree is stopped
 * @param input what the program reads from standard input
 * @param output where standard output and standard error go
 * @param session whether it is cut off from the terminal of this program
 */
public record Command(
    List<String> argv,
    Path directory,
    Map<String, String> environment,
    Duration timeout,
    CommandInput input,
    CommandOutput output,
    CommandSession session) {

  /** Copies the collections and refuses an empty argv. */
  public Command {
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
    if (argv.isEmpty()) {
      throw new IllegalArgumentException("a command needs a program");
    }
  }

  /** A command whose output is captured and which reads nothing. */
  public static Command capturing(List<String> argv, Path directory, Duration timeout) {
    return new Command(
        argv,
        directory,
        Map.of(),
        timeout,
        new CommandInput.Nothing(),
        CommandOutput.capture(),
        CommandSession.OWN);
  }

  /** The same command in another folder. */
  public Command in(Path folder) {
    return new Command(argv, folder, environment, timeout, input, output, session);
  }

  /** The same command with further variables. */
  public Command withEnvironment(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(more);
    return new Command(argv, directory, all, timeout, input, output, session);
  }

  /** The same command with another output. */
  public Command withOutput(CommandOutput other) {
    return new Command(argv, directory, environment, timeout, input, other, session);
  }

  /** The same command with another input. */
  public Command withInput(CommandInput other) {
    return new Command(argv, directory, environment, timeout, other, output, session);
  }

  /** The same command in another session. */
  public Command withSession(CommandSession other) {
    return new Command(argv, directory, environment, timeout, input, output, other);
  }
}
