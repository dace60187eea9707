package dev.orchestrator.cli.safety;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.cli.CommandLineTester;
import dev.orchestrator.cli.CommandLineTester.Ran;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetyHookCommandTest {

  @TempDir Path folder;

  @Test
  void aHarmlessCommandGoesOnWithoutAWord() {
    Ran ran = hook("{\"tool_name\":\"Bash\",\"tool_input\":{\"command\":\"go test ./...\"}}");

    assertThat(ran.status()).isZero();
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void aRefusedCommandIsToldItsRule() {
    Ran ran = hook("{\"tool_input\":{\"command\":\"cd x && bash -c 'git -C . push'\"}}");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.err()).startsWith("refused by the rule no-unasked-push: ");
  }

  @Test
  void whatWouldAskAPersonIsRefused() {
    assertThat(hook("{\"tool_input\":{\"command\":\"rm -rf build\"}}").status()).isEqualTo(1);
  }

  @Test
  void aPushThatThePlanAskedForGoesOn() {
    Ran ran =
        CommandLineTester.in(folder)
            .runReading(
                "{\"tool_input\":{\"command\":\"git push origin topic\"}}",
                "safety",
                "hook",
                "--push-requested");

    assertThat(ran.status()).isZero();
  }

  @Test
  void aToolWithoutACommandGoesOn() {
    assertThat(hook("{\"tool_input\":{\"file_path\":\"a\"}}").status()).isZero();
  }

  @Test
  void inputThatIsNoToolUseIsRefused() {
    assertThat(hook("").status()).isNotZero();
    assertThat(hook("{}").status()).isNotZero();
    assertThat(hook("{\"tool_input\":").err()).contains("HOOK_INPUT_INVALID");
  }

  private Ran hook(String input) {
    return CommandLineTester.in(folder).runReading(input, "safety", "hook");
  }
}
