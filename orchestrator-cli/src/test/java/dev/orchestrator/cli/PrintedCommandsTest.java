package dev.orchestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.cli.CommandLineTester.Ran;
import dev.orchestrator.cli.SourceTexts.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.reader.impl.DefaultParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command lines in the messages of the sources: all of them, also of those messages that no
 * test ever sees. That they work as printed, where they are printed, is asked of whole sessions.
 */
@Tag("N2")
class PrintedCommandsTest {

  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern MENTION = Pattern.compile("'orchestrator ([a-z-][^'\\n]+)'");
  private static final String NAMES = String.join("|", TopCommands.names());

  /** A call that lacks the name of the program, or the quotes that let it be completed. */
  private static final Pattern UNFINISHED =
      Pattern.compile("'(?:%1$s) [^']*'|(?<!')\\borchestrator (?:%1$s)\\b(?= |$)".formatted(NAMES));

  private static final Pattern DESTRUCTIVE =
      Pattern.compile(
          "\\borchestrator [^']*--(?:force|discard)\\b|\\brm -[rf]|\\bgit (?:reset --hard|clean -|"
              + "checkout --|branch -D|stash (?:drop|clear)|worktree remove|push [^']*(?:-f|--force))");

  private static List<SourceText> texts = List.of();

  @TempDir Path folder;

  @BeforeAll
  static void readSources() throws IOException {
    texts = SourceTexts.below(PROJECT);
  }

  @Test
  void everyCommandInAMessageIsOneThatTheProgramUnderstands() throws IOException {
    Path bin = Files.createDirectory(folder.resolve("no-tools"));
    CommandLineTester nothingStarts =
        CommandLineTester.in(folder).with(Map.of("PATH", bin.toString()));
    nothingStarts.run("init");
    Map<String, String> judged = new HashMap<>();
    List<String> wrong = new ArrayList<>();
    int mentions = 0;

    for (SourceText text : texts) {
      Matcher mention = MENTION.matcher(text.text());
      while (mention.find()) {
        mentions++;
        String problem =
            judged.computeIfAbsent(mention.group(1), line -> misuse(nothingStarts, line));
        if (!problem.isEmpty()) {
          wrong.add(text.file() + ":" + text.line() + " " + mention.group() + ": " + problem);
        }
      }
    }

    assertThat(mentions).isGreaterThan(70);
    assertThat(wrong).isEmpty();
  }

  @Test
  void aCommandInAMessageIsWrittenSoThatItsRunAndWorkspaceCanBeAdded() {
    assertThat(texts)
        .filteredOn(text -> UNFINISHED.matcher(text.text()).find())
        .filteredOn(text -> !text.text().startsWith("orchestrator "))
        .isEmpty();
  }

  @Test
  void noMessageHasADestructiveCommandReadyToPaste() {
    assertThat(texts)
        .filteredOn(text -> !text.file().equals("BuiltInRules.java"))
        .filteredOn(text -> DESTRUCTIVE.matcher(text.text()).find())
        .isEmpty();
  }

  private static String misuse(CommandLineTester program, String line) {
    List<String> words = new DefaultParser().parse(line, 0).words();
    Ran ran = program.run(words.stream().filter(word -> !word.isEmpty()).toArray(String[]::new));
    return ran.err().lines().filter(each -> each.startsWith("error[USAGE]")).findFirst().orElse("");
  }
}
