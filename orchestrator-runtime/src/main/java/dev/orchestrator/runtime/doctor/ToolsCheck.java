package dev.orchestrator.runtime.doctor;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.spi.DoctorCheck;
import dev.orchestrator.core.spi.DoctorFinding;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.git.command.GitVersion;
import dev.orchestrator.workers.memory.MemoryConfinement;
import dev.orchestrator.workers.memory.MemoryConfinements;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The programs that are called. */
final class ToolsCheck implements DoctorCheck {

  private static final List<String> AGENTS = List.of("claude", "codex", "gemini", "opencode");

  private final CommandRunner runner;
  private final HostEnvironment environment;
  private final CancellationToken cancellation;
  private final MemoryConfinements memory;

  @Inject
  ToolsCheck(
      CommandRunner runner,
      HostEnvironment environment,
      CancellationToken cancellation,
      MemoryConfinements memory) {
    this.runner = runner;
    this.environment = environment;
    this.cancellation = cancellation;
    this.memory = memory;
  }

  @Override
  public String name() {
    return "tools";
  }

  @Override
  public List<DoctorFinding> examine() {
    return List.of(git(), tmux(), agents(), memoryLimits());
  }

  private DoctorFinding git() {
    try {
      return DoctorFinding.good("git " + new GitVersion(runner).require(cancellation));
    } catch (OrchestratorException missing) {
      return DoctorFinding.problem(missing.message(), missing.hint().orElse(""));
    }
  }

  private DoctorFinding tmux() {
    CommandResult result =
        runner.run(
            Command.capturing(List.of("tmux", "-V"), Path.of("/"), Duration.ofSeconds(10)),
            cancellation);
    return result.isSuccess()
        ? DoctorFinding.good(result.outputText().strip())
        : DoctorFinding.problem(
            "tmux is not there; 'orchestrator workers launch' needs it",
            "install it: apt-get install tmux");
  }

  private DoctorFinding agents() {
    List<String> found = new ArrayList<>(AGENTS);
    found.removeIf(agent -> !onPath(agent));
    return found.isEmpty()
        ? DoctorFinding.warning(
            "no agent program is on PATH (" + String.join(", ", AGENTS) + ")",
            "install one, or give the plan an agent of type command")
        : DoctorFinding.good("agents: " + String.join(", ", found));
  }

  /** Nothing is wrong with a machine that cannot; a plan that asks for a limit is told. */
  private DoctorFinding memoryLimits() {
    MemoryConfinement means = memory.find();
    return DoctorFinding.good(
        means
            .unavailable()
            .map(why -> "memory_limit of a plan is not enforced on this machine: " + why)
            .orElseGet(() -> "memory_limit of a plan is enforced by " + means.means()));
  }

  private boolean onPath(String program) {
    return Stream.of(environment.variable("PATH").orElse("").split(":"))
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
