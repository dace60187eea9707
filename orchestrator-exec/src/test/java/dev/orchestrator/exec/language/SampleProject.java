package dev.orchestrator.exec.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandInput;
import dev.orchestrator.exec.command.CommandOutput;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandSession;
import dev.orchestrator.exec.runner.LocalCommandRunner;
import dev.orchestrator.exec.spi.LanguagePlugin;
import dev.orchestrator.exec.spi.ProjectAction;
import dev.orchestrator.exec.spi.TestSummary;
import dev.orchestrator.exec.spi.ToolInvocation;
import dev.orchestrator.exec.spi.ToolRequest;
import dev.orchestrator.exec.spi.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small project in a folder, built and tested with the real tool as a plugin calls it. */
final class SampleProject implements AutoCloseable {

  private final Path folder;
  private final LanguagePlugin plugin;
  private final Map<String, String> environment;
  private final LocalCommandRunner runner;
  private int runs;

  SampleProject(Path folder, LanguagePlugin plugin, Map<String, String> environment) {
    this.folder = folder;
    this.plugin = plugin;
    this.environment = environment;
    this.runner =
        new LocalCommandRunner(new HostEnvironment(variables(), folder), Clock.systemUTC());
  }

  SampleProject(Path folder, LanguagePlugin plugin) {
    this(folder, plugin, Map.of());
  }

  /** The build keeps HOME from tests, and rustup finds its toolchain by it. */
  private static Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.put("HOME", System.getProperty("user.home"));
    return variables;
  }

  Path folder() {
    return folder;
  }

  SampleProject write(String file, String text) throws IOException {
    Files.createDirectories(folder.resolve(file).getParent());
    Files.writeString(folder.resolve(file), text);
    return this;
  }

  /** Ends the test where the tool does not work on this machine. */
  SampleProject assume(String... argv) {
    assumeTrue(execute(argv).isSuccess(), String.join(" ", argv) + " works on this machine");
    return this;
  }

  CommandResult execute(String... argv) {
    return runner.run(
        Command.capturing(List.of(argv), folder, Duration.ofMinutes(2))
            .withEnvironment(environment),
        new CancellationToken());
  }

  void buildsWith(ProjectAction action) throws IOException {
    assertThat(run(request(action, Optional.empty())).isSuccess()).as(log()).isTrue();
  }

  /** The count of a run of all tests, of which some fail. */
  TestSummary failingTests() throws IOException {
    return tests(Optional.empty(), false);
  }

  /** The count of a run of the tests of that name, which pass. */
  TestSummary passingTestsNamed(String name) throws IOException {
    return tests(Optional.of(name), true);
  }

  private TestSummary tests(Optional<String> name, boolean passes) throws IOException {
    assertThat(plugin.recognises(folder)).isTrue();
    ToolRequest request = request(ProjectAction.TEST, name);
    Instant startedAt = Instant.now();
    CommandResult result = run(request);
    assertThat(result.isSuccess()).as(log()).isEqualTo(passes);
    return plugin
        .testSummary(new ToolRun(request, folder.resolve("log"), startedAt))
        .orElseThrow(() -> new AssertionError(log()));
  }

  private ToolRequest request(ProjectAction action, Optional<String> test) {
    return new ToolRequest(folder, action, test, false, folder.resolve("reports-" + runs++));
  }

  private CommandResult run(ToolRequest request) throws IOException {
    Files.createDirectories(request.reports());
    ToolInvocation call = plugin.invocation(request).orElseThrow();
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(call.environment());
    return runner.run(
        new Command(
            call.argv(),
            folder,
            all,
            Duration.ofMinutes(4),
            new CommandInput.Nothing(),
            new CommandOutput.ToLog(folder.resolve("log")),
            CommandSession.OWN),
        new CancellationToken());
  }

  String log() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException none) {
      return "no log";
    }
  }

  @Override
  public void close() {
    runner.close();
  }
}
