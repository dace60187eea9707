package dev.orchestrator.core.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ShellTextTest {

  private static final List<String> PIECES =
      List.of(
          "a", "git", "push", " ", "  ", "\n", "\t", "'", "\"", "\\", "$", "$(", ")", "(", "`", "{",
          "}", "${", "<<", "<<<", "<(", "EOF", "&&", "||", "|", "&", ";", ">", "2>&1", "#", "$'",
          "-c", "--", "bash", "-x", "=", "X=1", "ä", "\0", "[", "]", "*", "!", "eval ", "xargs ");

  @RepeatedTest(20)
  void noTextMakesTheJudgeFailOrHang(RepetitionInfo info) {
    Random random = new Random(info.getCurrentRepetition());
    for (int round = 0; round < 300; round++) {
      String text = soup(random);

      assertThat(SafetyRules.builtIn().judgeShell(text)).isNotNull();
      assertThat(SafetyRules.builtIn().judge(List.of(text.split(" ", -1)))).isNotNull();
    }
  }

  @RepeatedTest(20)
  void noWrappingHidesACommand(RepetitionInfo info) {
    Random random = new Random(info.getCurrentRepetition());
    List<String> programs =
        List.of("env A=1 %s", "sudo -n %s", "timeout 5 %s", "nohup %s", "time %s", "xargs %s");
    List<String> syntax =
        List.of(
            "(%s)",
            "{ %s; }",
            "ls; %s",
            "ls | %s",
            "if ls; then %s; fi",
            "echo $(%s)",
            "bash -c '%s'",
            "eval '%s'",
            "%s > x",
            "%s &",
            "sh <<E\n%s\nE\n");
    String text = "devnet reset";
    for (int level = 0; level < 4; level++) {
      List<String> wrappings = level < 2 ? programs : syntax;
      String wrapping = wrappings.get(random.nextInt(wrappings.size()));
      boolean clash = text.contains("'") && wrapping.contains("'");
      text = clash || text.contains("\n") ? text : wrapping.replace("%s", text);
    }

    assertThat(SafetyRules.builtIn().judgeShell(text).verdict())
        .as(text)
        .isEqualTo(SafetyVerdict.REFUSED);
  }

  @Test
  void deepNestingAsksInsteadOfOverflowing() {
    String nested = "$(".repeat(5000) + "x" + ")".repeat(5000);

    assertThat(SafetyRules.builtIn().judgeShell("echo " + nested).verdict())
        .isEqualTo(SafetyVerdict.ASK);
  }

  private static String soup(Random random) {
    List<String> pieces = new ArrayList<>();
    IntStream.range(0, random.nextInt(25))
        .forEach(index -> pieces.add(PIECES.get(random.nextInt(PIECES.size()))));
    return String.join("", pieces);
  }
}
