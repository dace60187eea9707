package dev.orchestrator.testkit.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The real programs, where {@code scripts/install-agents.sh} puts them: {@code
 * $ORCHESTRATOR_AGENTS}, else {@code ~/.cache/orchestrator-agents}.
 */
final class InstalledAgents {

  private InstalledAgents() {}

  static boolean has(String agent) {
    return Files.isExecutable(program(agent));
  }

  static Path require(String agent) {
    Path program = program(agent);
    assertThat(program).as("run scripts/install-agents.sh " + agent + " first").isExecutable();
    return program;
  }

  private static Path program(String agent) {
    Path folder =
        Optional.ofNullable(System.getenv("ORCHESTRATOR_AGENTS"))
            .map(Path::of)
            // Not HOME: that is a private one in tests.
            .orElse(Path.of(System.getProperty("user.home"), ".cache", "orchestrator-agents"));
    return folder.resolve(agent).resolve("node_modules/.bin").resolve(agent);
  }
}
