package dev.orchestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.cli.CommandLineTester.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineProgramTest {

  @TempDir Path folder;
  private CommandLineTester program;

  @BeforeEach
  void anEmptyFolder() {
    program = CommandLineTester.in(folder);
  }

  private void workspace(String repositories) throws IOException {
    Files.createDirectories(folder.resolve("config"));
    Files.writeString(folder.resolve("config/repos.json"), repositories);
  }

  @Test
  void withoutACommandHelpIsShown() {
    Ran ran = program.run();
    assertThat(ran.status()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).isEqualTo(program.run("--help").out());
  }

  @Test
  void theWordHelpBeforeACommandIsTheOptionBehindIt() {
    assertThat(program.run("help").out()).isEqualTo(program.run("--help").out());
    assertThat(program.run("help", "task", "list").out())
        .startsWith("Usage: orchestrator task list");
    assertThat(program.run("help", "taks").err()).contains("did you mean 'task'?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"repoo", "taks", "statsu"})
  void anUnknownCommandIsWrongUsageWithASuggestion(String command) {
    Ran ran = program.run(command);
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("'" + command + "'").contains("hint: did you mean '");
  }

  @Test
  void hiddenCommandsAreNotNamed() {
    assertThat(program.run("-v").err()).doesNotContain("complete-names", "write-documentation");
    assertThat(program.run("--help").out()).doesNotContain("complete-names");
  }

  @Test
  void helpSaysInOneLineEachWhatTheCommandsDo() {
    assertThat(program.run("--help").out())
        .containsPattern("(?m)^Repositories:$")
        .containsPattern("(?m)^  status +Show the git state of repositories$");
    assertThat(program.run("workers", "--help").out())
        .containsPattern("(?m)^Commands:$")
        .containsPattern("(?m)^  stop +End a run$");
  }

  @Test
  void everyCommandStandsBelowAHeadingOfHelp() {
    String help = program.run("--help").out();
    assertThat(program.run("-v").err().lines().findFirst().orElseThrow().split("one of: ")[1])
        .satisfies(
            names ->
                assertThat(names.split(", "))
                    .allSatisfy(name -> assertThat(help).containsPattern("(?m)^  " + name + " ")));
  }

  @Test
  void helpShowsTheOptionsOfACommandBeforeThoseOfEveryCommand() {
    String help = program.run("launch", "--help").out();
    assertThat(help).startsWith("Usage: orchestrator launch [--dry-run] [--foreground]");
    assertThat(help.indexOf("--foreground ")).isLessThan(help.indexOf("Of every command:"));
    assertThat(help.indexOf("--tasks ")).isPositive().isLessThan(help.indexOf("Of every command:"));
    assertThat(help.indexOf("--stacktrace ")).isGreaterThan(help.indexOf("Of every command:"));
    assertThat(help).doesNotContain("Commands:");
  }

  @Test
  void noHelpHasAPlaceholderFilledInByAccident() {
    assertThat(program.run("repo", "add", "--help").out()).contains("${NAME}");
  }

  @Test
  void anUnknownOptionIsWrongUsage() {
    assertThat(program.run("repo", "list", "--nope").status()).isEqualTo(2);
  }

  @ParameterizedTest
  @Tag("C3")
  @ValueSource(strings = {"--json", "--output=json", "--output json"})
  void alsoAnErrorIsOneJsonDocument(String option) {
    for (List<String> command :
        List.of(List.of("repo", "list"), List.of("nope"), List.of("repo", "list", "--nope"))) {
      List<String> words = new java.util.ArrayList<>(command);
      words.addAll(List.of(option.split(" ", -1)));
      Ran ran = program.run(words.toArray(String[]::new));
      assertThat(ran.status()).isIn(2, 3);
      assertThat(ran.json().get("schema_version").asInt()).isEqualTo(1);
      assertThat(ran.json().at("/error/code").asText()).isNotEmpty();
      assertThat(ran.json().at("/error/message").asText()).isNotEmpty();
    }
  }

  @Test
  void noWorkspaceIsAnUnusableEnvironment() {
    Ran ran = program.run("repo", "list");
    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("error[WORKSPACE_NOT_FOUND]: ").contains("\nhint: run ");
  }

  @Test
  void theSameOddityInManyEntriesIsOneWarning() throws IOException {
    workspace(
        """
        {"repositories": [
          {"name": "a", "local": "/a", "owner": "x"},
          {"name": "b", "local": "/b", "owner": "y", "langage": "go"},
          {"name": "c", "local": "/c", "owner": "z"}
        ]}
        """);
    assertThat(program.run("repo", "list").err().lines())
        .hasSize(2)
        .anySatisfy(line -> assertThat(line).contains("repos.json:2:", "owner", "in 2 more"))
        .anySatisfy(line -> assertThat(line).contains("did you mean 'language'?"));
  }

  @Test
  void everyProblemOfAConfigurationIsALineWithItsPlace() throws IOException {
    workspace(
        """
        {"repositories": [
          {"name": "a", "local": 7},
          {"name": "-x", "local": "/x"}
        ]}
        """);
    Ran ran = program.run("repo", "list");
    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.err().lines().filter(line -> line.startsWith("error[CONFIGURATION_INVALID]")))
        .hasSize(2)
        .anyMatch(line -> line.contains("repos.json:2:26: repositories[0].local"))
        .anyMatch(line -> line.contains("repos.json:3:12: repositories[1].name"));
    assertThat(program.run("repo", "list", "--json").json().at("/error/problems")).hasSize(2);
  }

  @Test
  void aWarningIsOnStandardErrorAndTheResultStaysJson() throws IOException {
    workspace("{\"repositories\": [{\"name\": \"a\", \"local\": \"/a\", \"tgas\": []}]}");
    Ran ran = program.run("repo", "list", "--json");
    assertThat(ran.status()).isZero();
    assertThat(ran.json().at("/repositories/0/name").asText()).isEqualTo("a");
    assertThat(ran.err()).startsWith("warning: ").contains("tgas", "did you mean 'tags'?");
  }

  @Test
  void globalOptionsAreUnderstoodBeforeAndAfterTheCommand() throws IOException {
    workspace("{\"repositories\": []}");
    CommandLineTester elsewhere = CommandLineTester.in(Path.of("/"));
    String here = folder.toString();
    assertThat(elsewhere.run("-w", here, "--json", "repo", "list").json().get("repositories"))
        .isEmpty();
    assertThat(elsewhere.run("repo", "list", "--workspace", here).status()).isZero();
    assertThat(elsewhere.with(Map.of("ORCHESTRATOR_WORKSPACE", here)).run("repo", "list").status())
        .isZero();
  }

  @Test
  @Tag("F28")
  void helpOpensNoWorkspaceAndChangesNothing() throws IOException {
    workspace("this is no JSON");
    for (List<String> words :
        List.of(List.of("--help"), List.of("task", "add", "--help"), List.of("repo", "--help"))) {
      Ran ran = program.run(words.toArray(String[]::new));
      assertThat(ran.status()).isZero();
      assertThat(ran.out()).contains("Usage: orchestrator");
      assertThat(ran.err()).isEmpty();
    }
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    assertThat(program.run("--version").out()).startsWith("orchestrator 0.").contains("Java ");
  }

  @Test
  void aStackTraceIsShownOnlyWhenAskedFor() {
    assertThat(program.run("repo", "list").err()).doesNotContain("\tat ");
    assertThat(program.run("--stacktrace", "repo", "list").err()).contains("\tat ");
  }

  @Test
  @Tag("C4")
  void colourIsForTerminalsThatWantIt() throws IOException {
    workspace("{\"repositories\": []}");
    assertThat(program.run("repo", "list").out()).doesNotContain("\u001b");
    assertThat(program.onTerminal(80).run("repo", "list").out()).contains("\u001b[");
    assertThat(program.onTerminal(80).run("--no-color", "repo", "list").out())
        .doesNotContain("\u001b");
    assertThat(program.onTerminal(80).run("repo", "list", "--json").out()).doesNotContain("\u001b");
  }

  @Test
  void aNameWithControlCharactersCannotMoveTheCursor() throws IOException {
    workspace("{\"repositories\": [{\"name\": \"a\", \"local\": \"/a\\u001b[2J\"}]}");
    assertThat(program.run("repo", "list").out()).contains("/a\\u001b[2J").doesNotContain("\u001b");
  }
}
