package dev.orchestrator.git.status;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.exec.runner.LocalCommandRunner;
import dev.orchestrator.fixtures.GitSandbox;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Registry entries and a scanner for repositories of a sandbox. */
final class Fleet {

  private Fleet() {}

  static Repository entry(String name, Path local) {
    return new Repository(
        name,
        local,
        "",
        "",
        "main",
        "",
        List.of(),
        "",
        false,
        Optional.empty(),
        Optional.empty(),
        false,
        List.of(),
        Optional.empty(),
        List.of(),
        Map.of(),
        OptionalInt.empty());
  }

  static CommandRunner runner(GitSandbox sandbox, Map<String, String> more) {
    Map<String, String> variables = new HashMap<>(sandbox.environment());
    variables.put("PATH", System.getenv("PATH"));
    variables.putAll(more);
    return new LocalCommandRunner(
        new HostEnvironment(variables, sandbox.root()), Clock.systemUTC());
  }

  static RepositoryScanner scanner(GitSandbox sandbox) {
    return new RepositoryScanner(
        runner(sandbox, Map.of()), Clock.systemUTC(), new CancellationToken());
  }
}
