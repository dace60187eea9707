package dev.orchestrator.cli.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orchestrator.cli.fleet.CommandLineRun.Ended;
import dev.orchestrator.fixtures.GitSandbox;
import dev.orchestrator.fixtures.SampleRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusCommandTest {

  @TempDir private Path folder;
  private GitSandbox sandbox;
  private CommandLineRun program;

  @BeforeEach
  void found() {
    sandbox = GitSandbox.in(folder);
    program = new CommandLineRun(sandbox);
  }

  @Test
  void aMissingRepositoryIsARowAndAFailureAndNotACrash() throws Exception {
    sandbox.cloneWithOrigin("fine");
    Ended ended = program.knows("fine", "gone").run("status", "--json");
    assertThat(ended.status()).isEqualTo(1);
    JsonNode rows = new ObjectMapper().readTree(ended.out()).get("repositories");
    assertThat(rows.get(0).get("state").textValue()).isEqualTo("clean");
    assertThat(rows.get(1).get("state").textValue()).isEqualTo("missing");
    assertThat(rows.get(1).get("exists").booleanValue()).isFalse();
  }

  @Test
  void whatNeedsAttentionComesFirstAndTheRestIsCounted() {
    sandbox.cloneWithOrigin("calm");
    sandbox.cloneWithOrigin("busy").write("new.txt", "x");
    sandbox.repository("local");
    Ended ended = program.knows("calm", "busy", "local").run("status");
    assertThat(ended.status()).isZero();
    assertThat(ended.out())
        .contains("busy", "dirty", "1 untracked")
        .contains("3 repositories: 1 needs attention")
        .contains("1 clean and in step with upstream")
        .contains("1 no upstream")
        .doesNotContain("calm");
    assertThat(program.run("status", "--all").out()).contains("calm");
  }

  @Test
  void aConditionSelectsByWhatGitSaysNow() {
    sandbox.cloneWithOrigin("calm");
    sandbox.cloneWithOrigin("busy").write("README.md", "changed");
    program.knows("calm", "busy");
    assertThat(program.run("status", "--all", "--where", "dirty").out())
        .contains("busy")
        .doesNotContain("calm");
    Ended none = program.run("status", "--where", "behind > 0");
    assertThat(none.status()).isEqualTo(2);
    assertThat(none.err()).contains("error[NO_REPOSITORY_SELECTED]");
  }

  @Test
  void anUnknownNameIsAUsageErrorWithASuggestion() {
    Ended ended = program.knows("wallet").run("status", "walet");
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err())
        .contains("error[REPOSITORY_UNKNOWN]")
        .contains("did you mean 'wallet'?");
  }

  @Test
  void statusChangesNothingAndScanWritesTheStateFile() throws Exception {
    sandbox.cloneWithOrigin("one");
    program.knows("one");
    program.run("status");
    assertThat(program.root().resolve("state")).doesNotExist();
    assertThat(program.run("scan").status()).isZero();
    JsonNode rows = new ObjectMapper().readTree(program.read("state/repo-status.json"));
    assertThat(rows.isArray()).isTrue();
    assertThat(rows.get(0).get("last_commit").textValue()).endsWith(" Begin one");
    assertThat(rows.get(0).fieldNames())
        .toIterable()
        .contains("name", "path", "exists", "branch", "clean", "modified_files", "scanned_at");
  }

  @Test
  void aScanOfOneRepositoryKeepsTheRowsOfTheOthers() throws Exception {
    sandbox.cloneWithOrigin("one");
    sandbox.cloneWithOrigin("two");
    program.knows("one", "two").run("scan");
    Files.writeString(folder.toRealPath().resolve("two/new"), "x");
    program.run("scan", "two");
    JsonNode rows = new ObjectMapper().readTree(program.read("state/repo-status.json"));
    assertThat(rows.get(0).get("name").textValue()).isEqualTo("one");
    assertThat(rows.get(1).get("untracked_files").intValue()).isEqualTo(1);
  }

  @Test
  void aWarningAboutTheRegistryReachesTheUserOnStandardError() {
    sandbox.repository("one");
    program.write(
        "config/repos.json",
        "{\"repositories\": [{\"name\": \"one\", \"local\": \"../one\", \"defualt_branch\": \"x\"}]}");
    Ended ended = program.run("status", "--json");
    assertThat(ended.err()).contains("warning: ").contains("did you mean 'default_branch'?");
    assertThat(ended.out()).startsWith("{");
  }

  @Test
  void fetchBringsNewsAndFailsForNoOne() {
    SampleRepository one = sandbox.cloneWithOrigin("one");
    sandbox
        .clone(sandbox.at(sandbox.root().resolve("one.git")), "other")
        .write("new", "x")
        .commit("Theirs")
        .push();
    sandbox.cloneWithOrigin("cut").git("remote", "set-url", "origin", "/nowhere");
    program.knows("one", "cut");
    assertThat(program.run("status", "one", "--where", "!behind").status()).isZero();
    Ended ended = program.run("status", "--fetch");
    assertThat(ended.status()).isZero();
    assertThat(ended.out()).contains("behind");
    assertThat(ended.err()).contains("warning: cut was not fetched: error");
    assertThat(one.git("log", "-1", "--format=%s")).isEqualTo("Begin one");
  }

  @Test
  void watchingJsonIsRefused() {
    assertThat(program.run("status", "--watch", "--json").status()).isEqualTo(2);
  }

  @Test
  @Tag("S38")
  void howFarItIsBehindComesWithTheAgeOfTheLastFetch() throws Exception {
    SampleRepository repository = sandbox.cloneWithOrigin("one");
    repository.git("fetch", "--quiet");
    repository.write("x", "x").commit("Ahead");
    Files.setLastModifiedTime(
        repository.path().resolve(".git/FETCH_HEAD"),
        FileTime.from(Instant.now().minus(Duration.ofHours(50))));
    assertThat(program.knows("one").run("status").out()).contains("1 ahead (fetched 2d ago)");
  }
}
