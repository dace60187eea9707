package dev.orchestrator.exec.runner;

import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandInput;
import dev.orchestrator.exec.command.CommandOutput;
import dev.orchestrator.exec.log.LogFile;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.jspecify.annotations.Nullable;

/**
 * The executor of commons-exec with a launch of our own: streams go straight to files where they
 * can, and {@link SupervisedProcess} bounds the wait, which the library's watchdog does not.
 */
final class RedirectingExecutor extends DefaultExecutor {

  private static final File NOTHING = new File("/dev/null");

  private final List<String> argv;
  private final Command command;
  private final Map<String, String> environment;
  private final SupervisedProcess.Limits limits;
  private @Nullable CapturedOutput captured;
  private @Nullable SupervisedProcess launched;

  @SuppressWarnings("deprecation") // the builder cannot build a subclass
  RedirectingExecutor(
      List<String> argv,
      Command command,
      Map<String, String> environment,
      SupervisedProcess.Limits limits,
      GivenInput input) {
    this.argv = argv;
    this.command = command;
    this.environment = environment;
    this.limits = limits;
    setExitValues(null);
    setStreamHandler(new RedirectedStreams(input));
  }

  /** Runs to the end; the exit value counts only when the process was not stopped. */
  int execute() throws IOException {
    return execute(new CommandLine("command"));
  }

  /** Runs to the end a command whose output is captured. */
  int execute(CapturedOutput output) throws IOException {
    captured = output;
    return execute();
  }

  /** The process, once it was launched. */
  Optional<SupervisedProcess> launched() {
    return Optional.ofNullable(launched);
  }

  @Override
  protected Process launch(
      CommandLine unused, @Nullable Map<String, String> alsoUnused, @Nullable Path andUnused)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(argv).directory(command.directory().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    redirectInput(builder);
    SupervisedProcess process = start(builder);
    launched = process;
    return process;
  }

  private SupervisedProcess start(ProcessBuilder builder) throws IOException {
    CapturedOutput output = captured;
    if (output != null) {
      return new SupervisedProcess(output.start(builder), limits, output::trim);
    }
    redirectOutput(builder);
    return new SupervisedProcess(builder.start(), limits);
  }

  private void redirectInput(ProcessBuilder builder) {
    if (command.input() instanceof CommandInput.FromFile given) {
      builder.redirectInput(given.file().toFile());
    } else if (command.input() instanceof CommandInput.Nothing) {
      builder.redirectInput(NOTHING);
    }
  }

  private void redirectOutput(ProcessBuilder builder) throws IOException {
    if (command.output() instanceof CommandOutput.ToLog log) {
      LogFile.create(log.file());
      append(builder, log.file());
    } else if (command.output() instanceof CommandOutput.AppendToLog log) {
      LogFile.requireRegular(log.file());
      append(builder, log.file());
    }
  }

  private static void append(ProcessBuilder builder, Path log) {
    builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
  }
}
