package dev.orchestrator.core.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ShellParserTest {

  private static final List<String> PIECES =
      List.of(
          "a", "git", "push", " ", "  ", "\n", "\t", "'", "\"", "\\", "$", "$(", ")", "(", "`", "{",
          "}", "${", "<<", "<<<", "<(", "EOF", "&&", "||", "|", "&", ";", ">", "2>&1", "#", "$'",
          "-c", "--", "bash", "-x", "=", "X=1", "ä", "\0", "[", "]", "*", "!", "eval ", "xargs ");

  @Test
  void quotesAreTakenOffAndWhatIsInsideStaysTogether() {
    assertThat(words("a 'b c' \"d 'e\" f\\ g h''i"))
        .containsExactly("a", "b c", "d 'e", "f g", "hi");
  }

  @Test
  void anEmptyWordIsAWord() {
    assertThat(words("a '' \"\"")).containsExactly("a", "", "");
  }

  @Test
  void redirectionsAreNotArguments() {
    assertThat(words("make all >log 2>&1 <in &>>both")).containsExactly("make", "all");
  }

  @Test
  void whatTheShellWouldReplaceIsMarked() {
    assertThat(ShellText.parse("a $X '$X' \"${X}\" $(y) 5$").commands())
        .filteredOn(command -> command.words().size() > 1)
        .singleElement()
        .satisfies(
            command ->
                assertThat(command.words().stream().map(Word::dynamic))
                    .containsExactly(false, true, false, true, true, false));
  }

  @Test
  void aHereDocumentIsTheInputOfItsCommand() {
    ShellText parsed = ShellText.parse("bash -s <<'END' arg\ngit push\nEND\nls");

    assertThat(parsed.complete()).isTrue();
    assertThat(parsed.commands()).hasSize(2);
    assertThat(parsed.commands().get(0).input()).contains("git push\n");
    assertThat(parsed.commands().get(1).words()).containsExactly(Word.of("ls"));
  }

  @Test
  void anOpenQuoteIsIncomplete() {
    assertThat(ShellText.parse("echo 'a").complete()).isFalse();
    assertThat(ShellText.parse("echo $(a").complete()).isFalse();
    assertThat(ShellText.parse("cat <<EOF\nx").complete()).isFalse();
    assertThat(ShellText.parse("echo a").complete()).isTrue();
  }

  @Test
  void anythingInSingleQuotesIsOneWord() {
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      String text = soup(random).replace("'", "");

      assertThat(words("x '" + text + "'")).containsExactly("x", text);
    }
  }

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
        .isEqualTo(Verdict.REFUSED);
  }

  @Test
  void deepNestingAsksInsteadOfOverflowing() {
    String nested = "$(".repeat(5000) + "x" + ")".repeat(5000);

    assertThat(SafetyRules.builtIn().judgeShell("echo " + nested).verdict()).isEqualTo(Verdict.ASK);
  }

  private static List<String> words(String text) {
    List<ShellCommand> commands = ShellText.parse(text).commands();
    return commands.get(commands.size() - 1).words().stream().map(Word::text).toList();
  }

  private static String soup(Random random) {
    List<String> pieces = new ArrayList<>();
    IntStream.range(0, random.nextInt(25))
        .forEach(index -> pieces.add(PIECES.get(random.nextInt(PIECES.size()))));
    return String.join("", pieces);
  }
}
