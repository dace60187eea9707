package dev.orchestrator.git.status;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.exec.runner.LocalCommandRunner;
import dev.orchestrator.fixtures.GitSandbox;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** A runner and a scanner for repositories of a sandbox. */
final class Fleet {

  private Fleet() {}

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
