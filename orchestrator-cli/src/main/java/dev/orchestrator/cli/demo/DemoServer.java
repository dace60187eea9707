package dev.orchestrator.cli.demo;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The tmux server of a demonstration, which nothing else uses. */
final class DemoServer {

  private final DemoWorkspace demo;
  private final CommandRunner runner;

  DemoServer(DemoWorkspace demo, CommandRunner runner) {
    this.demo = demo;
    this.runner = runner;
  }

  /** Ends what runs on it, and removes the file of its socket, which tmux leaves behind. */
  void remove() {
    String socket = tmux("display-message", "-p", "#{socket_path}").outputText().strip();
    tmux("kill-server");
    try {
      if (socket.endsWith("/" + demo.socket())) {
        Files.deleteIfExists(Path.of(socket));
      }
    } catch (IOException stays) {
      return;
    }
  }

  private CommandResult tmux(String... command) {
    List<String> argv = new ArrayList<>(List.of("tmux", "-L", demo.socket()));
    argv.addAll(List.of(command));
    return runner.run(
        Command.capturing(argv, demo.workspace().root(), Duration.ofSeconds(10)),
        new CancellationToken());
  }
}
