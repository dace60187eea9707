package dev.orchestrator.exec.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.safety.SafetyRules;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandEnd;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.fixtures.Scripts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedCommandRunnerTest {

  @TempDir Path folder;

  @Test
  void whatTheRulesRefuseDoesNotStart() {
    Path devnet = Scripts.shell(folder.resolve("devnet"), "touch \"$0.ran\"");

    CommandResult refused = run(List.of(devnet.toString(), "reset"));
    CommandResult allowed = run(List.of(devnet.toString(), "status"));

    assertThat(refused.end())
        .isInstanceOfSatisfying(
            CommandEnd.NotStarted.class,
            end -> assertThat(end.reason()).contains("no-blockchain-reset"));
    assertThat(allowed.isSuccess()).isTrue();
    assertThat(folder.resolve("devnet.ran")).exists();
  }

  private CommandResult run(List<String> argv) {
    Clock clock = Clock.systemUTC();
    HostEnvironment host =
        new HostEnvironment(Map.of("PATH", String.valueOf(System.getenv("PATH"))), folder);
    try (LocalCommandRunner local = new LocalCommandRunner(host, clock)) {
      return new GuardedCommandRunner(local, SafetyRules.builtIn().withPushRequested(), clock)
          .run(Command.capturing(argv, folder, Duration.ofSeconds(20)), new CancellationToken());
    }
  }
}
