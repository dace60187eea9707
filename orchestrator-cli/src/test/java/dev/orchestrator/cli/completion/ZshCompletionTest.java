package dev.orchestrator.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.orchestrator.cli.CommandLineTester;
import dev.orchestrator.fixtures.TmuxSandbox;
import dev.orchestrator.fixtures.TmuxTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

/** Presses the tab key in a real zsh in a real terminal. */
class ZshCompletionTest {

  @TempDir Path folder;

  @TmuxTest
  void theTabKeyCompletesCommandsWithTheirMeaningAndNamesOfTheWorkspace() throws IOException {
    assumeThat(Path.of("/usr/bin/zsh")).as("zsh is installed").exists();
    CommandLineTester.in(folder).run("init");
    Files.writeString(
        folder.resolve(".zshrc"),
        "autoload -Uz compinit; compinit -u -d '"
            + folder
            + "/dump'; source '"
            + folder
            + "/script'; PS1='ready> '\n");
    Files.writeString(
        folder.resolve("script"), CommandLineTester.in(folder).run("completion", "zsh").out());
    try (TmuxSandbox tmux = TmuxSandbox.open()) {
      tmux.tmux(
          "zsh",
          "new-session",
          "-d",
          "-x",
          "120",
          "-y",
          "40",
          "-c",
          folder.toString(),
          "-e",
          "ZDOTDIR=" + folder,
          "-e",
          "HOME=" + folder,
          "/usr/bin/zsh",
          "-i");
      shows(tmux, "ready>");

      type(tmux, "orchestrator playbook ", "Tab");
      shows(tmux, "lint", "Print a playbook, with names and paths filled in");

      type(tmux, "show par", "Tab");
      shows(tmux, "orchestrator playbook show parallel-proof-work");
    }
  }

  private static void type(TmuxSandbox tmux, String text, String key) {
    tmux.tmux("zsh", "send-keys", "-l", text);
    tmux.tmux("zsh", "send-keys", key);
  }

  private static void shows(TmuxSandbox tmux, String... texts) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(tmux.tmux("zsh", "capture-pane", "-p")).contains(texts));
  }
}
