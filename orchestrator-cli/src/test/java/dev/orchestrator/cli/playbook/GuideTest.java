package dev.orchestrator.cli.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.cli.CommandLineTester;
import dev.orchestrator.cli.session.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command line of the guide does what the page says, in the order of the page: it is run, on
 * real repositories, and ends with success unless it is listed here as one that must not.
 */
@Tag("tmux")
class GuideTest {

  private static final Path GUIDE = Path.of("../docs/guide").toAbsolutePath().normalize();

  /** What shows a failure, and which; nothing is finished yet in the world of the guide. */
  private static final Map<String, Integer> FAILING =
      Map.of(
          "orchestrator safety check -- git push --force origin main", ExitStatus.FAILED,
          "orchestrator land 1", ExitStatus.FAILED,
          "orchestrator land --undo shop-1", ExitStatus.USAGE);

  @TempDir Path folder;

  static Stream<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(GUIDE)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  @Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void everyCommandOfThePageWorks(Path page) throws IOException {
    String text = Files.readString(page);
    SoftAssertions softly = new SoftAssertions();
    try (GuideWorld world = new GuideWorld(folder)) {
      List<CommandMention> mentions = mentions(page, text);
      if (isAboutARunUnderWay(mentions)) {
        world.launch();
      }
      for (CommandMention mention : mentions) {
        String shown = CommandMentions.shown(mention);
        CommandLineTester.Ran ran = world.run(mention.words());
        if (isOnlyNamed(mention, ran)) {
          continue;
        }
        softly
            .assertThat(ran.status())
            .as("%s:%d: %s%n%s", page.getFileName(), mention.line(), shown, ran.err())
            .isIn(expected(mention, shown));
      }
    }
    softly.assertAll();
  }

  /** The program as such may be named, too. */
  private static List<CommandMention> mentions(Path page, String text) {
    return CommandMentions.in(page, text).stream()
        .filter(mention -> !mention.words().isEmpty())
        .toList();
  }

  /** Whether somebody looks at a worker before the page has launched anything. */
  private static boolean isAboutARunUnderWay(List<CommandMention> mentions) {
    return mentions.stream()
        .flatMap(mention -> mention.words().stream())
        .filter(word -> word.equals("attach") || word.equals("launch"))
        .findFirst()
        .filter("attach"::equals)
        .isPresent();
  }

  /** A sentence may name a command, without what it works on. */
  private static boolean isOnlyNamed(CommandMention mention, CommandLineTester.Ran ran) {
    return ran.status() == ExitStatus.USAGE
        && ran.err().contains("error[USAGE]")
        && mention.words().stream().allMatch(word -> word.matches("[a-z-]*[a-z]"));
  }

  /** What is stated below a command in a block of text is what it prints. */
  @ParameterizedTest
  @MethodSource("pages")
  void whatIsShownAsOutputIsPrinted(Path page) throws IOException {
    List<String> lines = Files.readAllLines(page);
    try (GuideWorld world = new GuideWorld(folder)) {
      for (int index = 0; index < lines.size(); index++) {
        if (lines.get(index).startsWith("$ orchestrator ")) {
          List<String> output = outputBelow(lines, index + 1);
          List<CommandMention> command =
              CommandMentions.in(page, "`" + lines.get(index).substring(2) + "`");
          assertThat(world.run(command.get(0).words()).out().lines().map(String::stripTrailing))
              .containsSubsequence(output);
        }
      }
    }
  }

  private static List<String> outputBelow(List<String> lines, int first) {
    List<String> output = new ArrayList<>();
    for (int index = first; index < lines.size(); index++) {
      String line = lines.get(index).stripTrailing();
      if (line.startsWith("```") || line.startsWith("$ ")) {
        break;
      }
      if (!line.equals("...")) {
        output.add(line);
      }
    }
    return output;
  }

  private static List<Integer> expected(CommandMention mention, String shown) {
    boolean endless =
        mention.words().stream().anyMatch(List.of("--watch", "-f", "--follow")::contains);
    if (mention.words().contains("doctor")) {
      return List.of(ExitStatus.DONE, ExitStatus.FAILED); // what it finds is the machine's affair
    }
    return endless
        ? List.of(ExitStatus.DONE, ExitStatus.INTERRUPTED)
        : List.of(FAILING.getOrDefault(shown, ExitStatus.DONE));
  }
}
