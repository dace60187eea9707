package dev.orchestrator.exec.runner;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.concurrent.DaemonThreads;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandEnd;
import dev.orchestrator.exec.command.CommandOutput;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.exec.command.CommandSeries;
import dev.orchestrator.exec.command.CommandSession;
import dev.orchestrator.exec.process.EnvironmentMarker;
import dev.orchestrator.exec.process.ProcessTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs commands on this machine, each in a session of its own where {@code setsid} exists, so that
 * it has no terminal to ask on. The calling thread waits; no other is needed, because output goes
 * to a file whether it is captured or logged. A text for the standard input and each shell of a
 * series have a thread of their own. Thread-safe. Closing it ends the idle threads, not the
 * commands: those end by their time limit or cancellation.
 */
public final class LocalCommandRunner implements CommandRunner, AutoCloseable {

  private final ChildEnvironment environment;
  private final Clock clock;
  private final ProcessTree tree = ProcessTree.ofThisMachine();
  private final List<String> ownSession;
  private final String markerPrefix =
      "ORCHESTRATOR_COMMAND_" + Long.toHexString(ThreadLocalRandom.current().nextLong()) + "_";
  private final AtomicLong commands = new AtomicLong();
  private final ExecutorService helpers =
      Executors.newCachedThreadPool(new DaemonThreads("command-helper"));

  /** With the variables that children inherit, scrubbed, and the clock for time stamps. */
  public LocalCommandRunner(HostEnvironment host, Clock clock) {
    this.environment = new ChildEnvironment(host.variables());
    this.clock = clock;
    this.ownSession =
        ProgramPath.find("setsid", host.currentFolder(), host.variables())
            .map(setsid -> List.of(setsid.toString(), "--"))
            .orElse(List.of());
  }

  @Override
  public CommandResult run(Command command, CancellationToken cancellation) {
    Run run = new Run(command, clock.instant(), System.nanoTime());
    if (cancellation.isCancelled()) {
      return run.ended(new CommandEnd.Cancelled());
    }
    EnvironmentMarker marker = marker();
    Map<String, String> variables = environment.with(command.environment());
    if (!Files.isDirectory(command.directory())) {
      return run.notStarted("the folder " + command.directory() + " does not exist");
    }
    String name = command.argv().get(0);
    Optional<Path> program = ProgramPath.find(name, command.directory(), variables);
    if (program.isEmpty()) {
      return run.notStarted("no program " + name + " was found");
    }
    variables.put(marker.name(), marker.value());
    RedirectingExecutor executor =
        new RedirectingExecutor(
            argv(command, program.get()),
            command,
            variables,
            new SupervisedProcess.Limits(command.timeout(), cancellation, tree, marker),
            new GivenInput(helpers, command.input()));
    return execute(run, executor);
  }

  @Override
  public CommandSeries series(Command command) {
    CommandSeries singly = CommandSeries.singly(this, command);
    Map<String, String> variables = environment.with(command.environment());
    return ProgramPath.find(command.argv().get(0), command.directory(), variables)
        .filter(program -> command.output() instanceof CommandOutput.Capture)
        .<CommandSeries>map(
            program ->
                new RelayedSeries(command, clock, () -> relay(command, program, variables), singly))
        .orElse(singly);
  }

  private ShellRelay relay(Command command, Path program, Map<String, String> variables)
      throws IOException {
    EnvironmentMarker marker = marker();
    List<String> argv = new ArrayList<>(ownSession);
    argv.addAll(ShellRelay.argv(words(command, program)));
    ProcessBuilder builder = new ProcessBuilder(argv);
    builder.environment().clear();
    builder.environment().putAll(variables);
    builder.environment().put(marker.name(), marker.value());
    SupervisedProcess shell =
        new SupervisedProcess(
            builder.start(),
            new SupervisedProcess.Limits(command.timeout(), new CancellationToken(), tree, marker));
    String word = Long.toHexString(ThreadLocalRandom.current().nextLong());
    int limit = ((CommandOutput.Capture) command.output()).limit();
    ShellRelay relay = new ShellRelay(shell, word, limit);
    relay.start(helpers);
    return relay;
  }

  /**
   * The program by its whole path: this process and setsid would each look for it in their own way,
   * and under setsid a missing one would look like one that exited with 127.
   */
  private List<String> argv(Command command, Path program) {
    boolean shared = command.session() == CommandSession.INHERITED;
    List<String> argv = new ArrayList<>(shared ? List.of() : ownSession);
    argv.addAll(words(command, program));
    return argv;
  }

  private static List<String> words(Command command, Path program) {
    List<String> words = new ArrayList<>(command.argv());
    words.set(0, program.toString());
    return words;
  }

  private EnvironmentMarker marker() {
    return new EnvironmentMarker(markerPrefix + commands.incrementAndGet(), "1");
  }

  private static CommandResult execute(Run run, RedirectingExecutor executor) {
    if (run.command().output() instanceof CommandOutput.Capture capture) {
      try (CapturedOutput output = CapturedOutput.create(capture.limit())) {
        return run.ended(end(executor, () -> executor.execute(output)), killed(executor), output);
      } catch (IOException noRoom) {
        return run.notStarted("its output cannot be kept: " + noRoom.getMessage());
      }
    }
    return run.ended(end(executor, executor::execute), killed(executor));
  }

  /** Starts a process and waits for its exit value. */
  private interface Execution {
    int run() throws IOException;
  }

  private static CommandEnd end(RedirectingExecutor executor, Execution execution) {
    try {
      int exitValue = execution.run();
      return executor
          .launched()
          .flatMap(SupervisedProcess::stopped)
          .orElseGet(() -> ExitValue.meaning(exitValue));
    } catch (IOException | IllegalArgumentException | UnsupportedOperationException refused) {
      return new CommandEnd.NotStarted(String.valueOf(refused.getMessage()));
    } finally {
      // the library clears the interrupt it was woken by
      if (executor.launched().filter(SupervisedProcess::interruptedFromOutside).isPresent()) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static List<String> killed(RedirectingExecutor executor) {
    return executor.launched().map(SupervisedProcess::killed).orElse(List.of());
  }

  @Override
  public void close() {
    helpers.shutdown();
  }

  private record Run(Command command, Instant startedAt, long startedNanos) {

    CommandResult notStarted(String reason) {
      return ended(new CommandEnd.NotStarted(reason));
    }

    CommandResult ended(CommandEnd end) {
      return ended(end, List.of());
    }

    CommandResult ended(CommandEnd end, List<String> killed) {
      return new CommandResult(
          command, end, startedAt, duration(), new byte[0], new byte[0], killed);
    }

    CommandResult ended(CommandEnd end, List<String> killed, CapturedOutput output) {
      byte[] out = output.standardOutput();
      byte[] err = output.standardError();
      return new CommandResult(command, output.judge(end), startedAt, duration(), out, err, killed);
    }

    private Duration duration() {
      return Duration.ofNanos(System.nanoTime() - startedNanos);
    }
  }
}
