package dev.orchestrator.cli.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.cli.CommandLineTester;
import dev.orchestrator.cli.CommandLineTester.Ran;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --help} says of every command. */
class GoldenHelpTest {

  private static final Pattern LISTED =
      Pattern.compile("^ {2}([a-z][a-z-]*) {2,}\\S", Pattern.MULTILINE);

  @TempDir static Path folder;

  @TestFactory
  Stream<DynamicTest> helpSaysWhatItSaid() {
    return commands(List.of()).stream()
        .map(words -> DynamicTest.dynamicTest(file(words), () -> check(words)));
  }

  @Test
  void everyCommandIsFoundThroughTheHelpOfTheOneAboveIt() {
    assertThat(commands(List.of()))
        .hasSizeGreaterThan(70)
        .contains(List.of("workers", "why"), List.of("build-all"));
  }

  private static void check(List<String> words) {
    Ran help = help(words);
    assertThat(help.status()).as(help.err()).isZero();
    Golden.text("help/" + file(words), help.out());
  }

  private static String file(List<String> words) {
    return words.isEmpty() ? "orchestrator.txt" : String.join("/", words) + ".txt";
  }

  private static List<List<String>> commands(List<String> above) {
    List<List<String>> commands = new ArrayList<>(List.of(above));
    LISTED
        .matcher(help(above).out())
        .results()
        .forEach(listed -> commands.addAll(commands(with(above, listed.group(1)))));
    return commands;
  }

  private static List<String> with(List<String> above, String name) {
    List<String> words = new ArrayList<>(above);
    words.add(name);
    return words;
  }

  private static Ran help(List<String> words) {
    return CommandLineTester.in(folder).run(with(words, "--help").toArray(String[]::new));
  }
}
