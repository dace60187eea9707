package dev.orchestrator.exec.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.template.TextTemplate;
import dev.orchestrator.fixtures.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTemplateTest {

  private static final List<String> PLACES =
      List.of(
          "printf '%s\\0' {{v}}",
          "printf '%s\\0' \"{{v}}\"",
          "printf '%s\\0' '{{v}}'",
          "printf '%s\\0' \"$(printf '%s.' {{v}})\"",
          "printf '%s\\0' \"$(printf '%s.' \"{{v}}\")\"",
          "x={{v}}; printf '%s\\0' \"$x\"",
          "(printf '%s\\0' x{{v}}) | cat",
          "echo \"a 'b\" >/dev/null; printf '%s\\0' '\"'{{v}}",
          "true # it's\nprintf '%s\\0' {{v}}",
          "printf '%s\\0' $((1 + (2 * 3))){{v}}",
          "case a in a) printf '%s\\0' {{v}};; esac");

  private static final List<String> PIECES =
      List.of(
          "a",
          " ",
          "'",
          "\"",
          "\\",
          "$",
          "$(touch pwned)",
          "`touch pwned`",
          ";",
          "&",
          "|",
          "\n",
          "touch pwned",
          "{{v}}",
          "*",
          "~",
          "#",
          "ä",
          "(",
          ")",
          "<",
          ">",
          "-",
          "!",
          "%s",
          "}}");

  @TempDir Path folder;

  @Test
  void aValueArrivesAsItIsWhereverItStands() {
    Random random = new Random(11);
    for (int round = 0; round < 40; round++) {
      String value = "v" + soup(random);
      for (String place : PLACES) {
        String text = render(place, value);
        String out = Program.of(folder, List.of("sh", "-c", text)).run().out();

        assertThat(out).as(text).contains(value);
        assertThat(folder.resolve("pwned")).as(text).doesNotExist();
      }
    }
  }

  @Test
  void aHarmlessValueIsNotQuotedSoThatPeopleCanReadTheCommand() {
    assertThat(render("cd {{v}}", "/srv/a-b_c.d")).isEqualTo("cd /srv/a-b_c.d");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cat <<EOF\n{{v}}\nEOF",
        "ls # {{v}}",
        "echo `ls {{v}}`",
        "echo ${x:-{{v}} }",
        "echo $(( {{v}} ))",
        "echo $'{{v}}'",
        "echo \\{{v}}"
      })
  void whereNoQuotingIsSafeTheTemplateIsRefused(String template) {
    assertThatThrownBy(() -> render(template, "x"))
        .isInstanceOf(OrchestratorException.class)
        .hasMessageContaining("step 1");
  }

  @Test
  void aValueDoesNotBecomeAnOption() {
    assertThatThrownBy(() -> render("git checkout {{v}}", "--force"))
        .isInstanceOf(OrchestratorException.class)
        .hasMessageContaining("option");
    assertThatThrownBy(() -> render("git checkout \"{{v}}\"", "-f"))
        .isInstanceOf(OrchestratorException.class);
    assertThat(render("git log --grep={{v}}", "-x")).isEqualTo("git log --grep=-x");
  }

  private static String render(String template, String value) {
    return ShellTemplate.render(
        "step 1", TextTemplate.parse("step 1", template), Map.of("v", value));
  }

  private static String soup(Random random) {
    return IntStream.range(0, random.nextInt(8))
        .mapToObj(index -> PIECES.get(random.nextInt(PIECES.size())))
        .collect(Collectors.joining());
  }
}
