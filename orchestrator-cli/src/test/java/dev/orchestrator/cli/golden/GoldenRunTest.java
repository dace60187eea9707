package dev.orchestrator.cli.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orchestrator.cli.CommandLineTester.Ran;
import dev.orchestrator.fixtures.TmuxSandbox;
import dev.orchestrator.fixtures.TmuxTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The documents about a run, the program around an attempt, and the records both leave. */
class GoldenRunTest {

  @TempDir Path folder;
  private final TmuxSandbox tmux = TmuxSandbox.open();
  private GoldenWorkspace workspace;

  @BeforeEach
  void furnish() throws IOException {
    workspace = GoldenWorkspace.in(folder);
  }

  @AfterEach
  void end() {
    tmux.close();
  }

  @TmuxTest
  void aRunAnswersAndRecordsWhatItDid() throws IOException {
    check("add-issue", 0, "add-issue 3 --title More");
    check("launch", 0, "workers launch --foreground");
    check("status", 0, "workers status");
    check("logs", 0, "workers logs 1");
    check("notify", 0, "workers notify");
    check("pause", 0, "workers pause");
    check("resume", 0, "workers resume");
    check("retry", 0, "workers retry 1 --yes");
    check("trust", 0, "workers trust");
    Files.writeString(
        workspace.root().resolve("api-worktrees/issue-1/precious"), "nobody committed it");
    check("cleanup", 1, "workers cleanup");
    check("cleanup-force", 0, "workers cleanup --force");
    check("undo", 0, "workers undo");

    Path run = workspace.root().resolve("control/state/runs/shop");
    Golden.text("run/attempt.sh.txt", Files.readString(only(run.resolve("bin"), "attempt-")));
    Path attempt = only(run.resolve("attempts"), "-1-implement-1");
    for (String record : List.of("exit", "process", "launch")) {
      Golden.json(
          "run/record-" + record,
          workspace
              .normalizer()
              .json(new ObjectMapper().readTree(attempt.resolve(record + ".json").toFile())));
    }
  }

  private void check(String name, int status, String words) {
    List<String> line = new ArrayList<>(List.of("-w", "control", "--json"));
    line.addAll(List.of(words.split(" ")));
    Ran ran = workspace.run(line, tmux.environment());
    assertThat(ran.status()).as(name + ": " + ran.out() + ran.err()).isEqualTo(status);
    Golden.json("run/" + name, workspace.normalizer().json(ran.json()));
  }

  private static Path only(Path folder, String part) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().contains(part))
          .findFirst()
          .orElseThrow();
    }
  }
}
