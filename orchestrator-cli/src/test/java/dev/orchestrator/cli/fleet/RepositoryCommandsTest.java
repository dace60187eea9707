package dev.orchestrator.cli.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.cli.fleet.CommandLineRun.Ended;
import dev.orchestrator.fixtures.GitSandbox;
import dev.orchestrator.fixtures.SampleRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryCommandsTest {

  @TempDir private Path folder;
  private GitSandbox sandbox;
  private CommandLineRun program;

  @BeforeEach
  void found() {
    sandbox = GitSandbox.in(folder);
    program = new CommandLineRun(sandbox);
  }

  @Test
  void addReadsFromTheRepositoryWhatIsNotGiven() {
    sandbox.cloneWithOrigin("wallet");
    Ended ended = program.run("repo", "add", "wallet", "--tag", "web,app");
    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(program.read("config/repos.json"))
        .contains("\"name\": \"wallet\"")
        .contains("\"remote\": \"" + sandbox.root().resolve("wallet.git") + "\"")
        .contains("\"default_branch\": \"main\"")
        .contains("\"tags\": [\"web\", \"app\"]");
    assertThat(program.run("status", "wallet").status()).isZero();
  }

  @Test
  void addTakesNameFolderAndUrlInAnyOrder() {
    String folder = sandbox.root().resolve("x/y").toString();
    String[][] ways = {
      {"repo", "add", "n", folder},
      {"repo", "add", folder, "n"},
      {"repo", "add", folder, "--name", "n"},
      {"repo", "add", "n", "--local", folder},
      {"repo", "add", "--name", "n", "--path", folder},
      {"repo", "add", "git@example.org:t/z.git", "n", folder},
    };
    for (String[] way : ways) {
      program.write("config/repos.json", "{\"repositories\": []}");
      Ended ended = program.run(way);
      assertThat(ended.status()).as(String.join(" ", way) + ended.err()).isZero();
      assertThat(ended.out()).contains("added n (" + folder + ")");
      assertThat(ended.err()).contains("nothing is at " + folder);
    }
    assertThat(program.read("config/repos.json")).contains("git@example.org:t/z.git");
  }

  @Test
  void anExistingNameIsRefusedWithoutAChange() {
    sandbox.repository("one");
    program.knows("one");
    String before = program.read("config/repos.json");
    Ended ended = program.run("repo", "add", "one", "/elsewhere", "--json");
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.out()).contains("\"code\" : \"REPOSITORY_EXISTS\"");
    assertThat(program.read("config/repos.json")).isEqualTo(before);
  }

  @Test
  void removeAndShowKnowTheNames() {
    program.knows("one", "two");
    assertThat(program.run("repo", "show", "one").out()).contains("/one");
    assertThat(program.run("repo", "show", "onee").status()).isEqualTo(2);
    assertThat(program.run("repo", "remove", "one").out()).contains("removed one");
    assertThat(program.run("repo", "list").out()).contains("two").doesNotContain("one");
  }

  @Test
  void theLanguageIsReadFromTheFiles() {
    sandbox.repository("src/a").write("go.mod", "module a\n");
    sandbox.repository("src/b").write("package.json", "{}").write("tsconfig.json", "{}");
    sandbox.repository("src/c").write("pom.xml", "<project/>");
    sandbox.repository("src/d");
    program.run("repo", "discover", "src");
    sandbox.repository("e").write("Cargo.toml", "[package]\n");
    program.run("repo", "add", "e");
    program.run("repo", "add", "e", "--name", "f", "--language", "zig");
    assertThat(program.read("config/repos.json"))
        .containsSubsequence(
            "\"a\"", "\"go\"", "\"b\"", "\"typescript\"", "\"c\"", "\"java\"", "\"e\"", "\"rust\"")
        .containsOnlyOnce("\"rust\"");
  }

  @Test
  void showNamesBranchesWithWorkThatIsNowhereElse() {
    SampleRepository repository = sandbox.cloneWithOrigin("one");
    repository.branch("topic").write("x", "x").commit("One").write("x", "y").commit("Two");
    repository.git("checkout", "--quiet", "main");
    repository.write("z", "z").commit("Three");
    program.knows("one");
    assertThat(program.run("repo", "show", "one").out())
        .contains("main (1 commit), topic (2 commits, no upstream)");
    assertThat(program.run("repo", "show", "one", "--json").out())
        .contains("\"branch\" : \"topic\"", "\"commits\" : 2");
    repository.git("push", "--quiet", "origin", "main", "topic");
    assertThat(program.run("repo", "show", "one").out()).doesNotContain("unpushed");
  }

  @Test
  void noBranchWithUnpushedWorkIsLeftOutHoweverManyThereAre() {
    SampleRepository repository = sandbox.cloneWithOrigin("one");
    repository.write("z", "z").commit("Only here");
    for (int number = 0; number < 60; number++) {
      repository.git("branch", "topic-" + number);
    }
    program.knows("one");

    assertThat(program.run("repo", "show", "one").out())
        .contains("topic-9 (1 commit, no upstream)", "topic-59 (1 commit, no upstream)");
  }

  @Test
  void discoverAddsOnceAndDryRunNothing() {
    sandbox.repository("src/a");
    sandbox.repository("src/b");
    assertThat(program.run("repo", "discover", "src", "--dry-run").out())
        .contains("would add 2 repositories");
    assertThat(program.run("repo", "list", "--json").out()).doesNotContain("src/a");
    assertThat(program.run("repo", "discover", "src").out()).contains("added 2 repositories");
    assertThat(program.run("repo", "discover", "src").out()).contains("added 0 repositories");
  }

  @Test
  void graphIsInBuildOrderAndCanBeDrawn() {
    program.write(
        "config/repos.json",
        """
        {"repositories": [
          {"name": "app", "local": "/app", "depends_on": ["core"]},
          {"name": "core", "local": "/core"}]}
        """);
    assertThat(program.run("repo", "graph").out()).isEqualTo("core\napp <- core\n");
    assertThat(program.run("repo", "graph", "--dot").out())
        .startsWith("digraph")
        .contains("\"app\" -> \"core\";");
  }

  @Test
  void aCircleOfDependenciesIsAConfigurationError() {
    program.write(
        "config/repos.json",
        """
        {"repositories": [
          {"name": "a", "local": "/a", "depends_on": ["b"]},
          {"name": "b", "local": "/b", "depends_on": ["a"]}]}
        """);
    Ended ended = program.run("repo", "graph");
    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err()).contains("a -> b -> a");
  }
}
