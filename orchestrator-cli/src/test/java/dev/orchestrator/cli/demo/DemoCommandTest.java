package dev.orchestrator.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.cli.CommandLineTester;
import dev.orchestrator.fixtures.TmuxSandbox;
import dev.orchestrator.fixtures.TmuxTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {

  private static final String STEP = "  [a-z' ]+?  +((?:git|orchestrator|tmux) .*)";

  @TempDir Path temp;

  @TmuxTest
  void itLandsSixIssuesThatBuildOnEachOtherAndLeavesNothingBehind() {
    try (TmuxSandbox sandbox = TmuxSandbox.open()) {
      CommandLineTester.Ran ran = demo(sandbox, "demo", "--json");

      assertThat(ran.status()).as(ran.err() + ran.out()).isZero();
      JsonNode issues = ran.json().get("issues");
      assertThat(issues)
          .hasSize(6)
          .allMatch(issue -> issue.get("status").asText().equals("completed"))
          .allMatch(issue -> issue.at("/landed").asText().equals("landed"));
      assertThat(issues.get(2).get("attempts").asInt()).as("forgot to commit").isEqualTo(2);
      assertThat(issues.get(3).get("attempts").asInt()).as("a merge first").isEqualTo(2);
      assertThat(issues.get(4).get("attempts").asInt()).as("a flaky test").isEqualTo(1);
      assertThat(ran.json().at("/landing/issues")).hasSize(6);
      assertThat(ran.json().get("tests"))
          .allMatch(test -> test.get("success").asBoolean())
          .extracting(test -> test.get("passed").asInt())
          .containsExactly(6, 1);
      assertThat(ran.err())
          .contains("2 files are not committed", "continuing earlier work", "flaky");
    }
    assertThat(temp).isEmptyDirectory();
  }

  /** N7. */
  @TmuxTest
  void whatItKeepsCanBeLookedAtAndRemovedByTheCommandsThatItPrints() throws Exception {
    try (TmuxSandbox sandbox = TmuxSandbox.open()) {
      CommandLineTester.Ran ran = demo(sandbox, "demo", "--keep");
      assertThat(ran.status()).as(ran.err() + ran.out()).isZero();
      List<String> commands =
          ran.err()
              .lines()
              .filter(line -> line.matches(STEP))
              .map(line -> line.replaceFirst(STEP, "$1"))
              .toList();
      assertThat(commands).hasSize(6);

      for (String command : commands) {
        if (command.startsWith("orchestrator ")) {
          CommandLineTester.Ran step =
              demo(sandbox, command.substring("orchestrator ".length()).split(" "));
          assertThat(step.status()).as(command + step.err()).isZero();
        } else if (command.startsWith("git ")) {
          assertThat(shell(sandbox, command)).contains("Work out percentages", "Convert to euros");
        } else {
          shell(sandbox, command.replace(" attach", " has-session"));
        }
      }
    }
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void aFolderThatNoDemonstrationKeptIsNotRemoved() throws IOException {
    Path other = Files.createDirectory(temp.resolve("orchestrator-demo-not"));

    CommandLineTester.Ran ran =
        CommandLineTester.in(temp).run("demo", "--remove", other.toString());

    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.err()).contains("error[DEMO_FAILED]", "hint:");
    assertThat(other).exists();
  }

  private CommandLineTester.Ran demo(TmuxSandbox sandbox, String... words) {
    return CommandLineTester.in(temp)
        .with(sandbox.environment())
        .with(Map.of("ORCHESTRATOR_DEMO_PACE", "0", "TMPDIR", temp.toString()))
        .run(words);
  }

  private static String shell(TmuxSandbox sandbox, String command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true);
    builder.environment().putAll(sandbox.environment());
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(command + printed).isZero();
    return printed;
  }
}
