package dev.orchestrator.cli.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orchestrator.cli.CommandLineTester;
import dev.orchestrator.cli.CommandLineTester.Ran;
import dev.orchestrator.fixtures.Program;
import dev.orchestrator.fixtures.Scripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class BuildCommandsTest {

  @TempDir Path folder;

  @BeforeEach
  void workspace() throws IOException {
    Files.createDirectories(folder.resolve("config"));
    Files.writeString(
        folder.resolve("config/orchestrator.json"), "{\"logs\": {\"dir\": \"logs\"}}");
  }

  @Test
  @Tag("B1")
  @Tag("B4")
  void oneFailureDoesNotStopTheOthersAndIsExplainedLast() throws IOException {
    repositories(
        repository("a", "\"build\": \"echo built >> count\""),
        repository("b", "\"build\": \"echo broken; echo x >> count; exit 3\""),
        repository("c", "\"build\": \"echo built >> count\""));

    Ran ran = run("build-all");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out())
        .contains("a ", "c ", "exited with status 3", "| broken")
        .endsWith("2 passed, 1 failed, 0 skipped\n");
    assertThat(folder.resolve("a/count")).hasContent("built");
    assertThat(folder.resolve("b/count")).hasContent("x");
    Path log = folder.resolve("logs/orchestrator-build-b.log");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
        .isEqualTo("rw-------");
    JsonNode row = state("build", "b");
    assertThat(row.get("exit_code").asInt()).isEqualTo(3);
    assertThat(row.get("success").asBoolean()).isFalse();
    assertThat(row.get("outcome").asText()).isEqualTo("failed");
    assertThat(row.get("command").asText()).contains("echo broken");
    assertThat(row.get("log_file").asText()).isEqualTo(log.toString());
    assertThat(row.get("duration_seconds").isNumber()).isTrue();
    assertThat(Instant.parse(row.get("run_at").asText())).isBeforeOrEqualTo(Instant.now());
  }

  @Test
  void theDocumentHasEveryResultAndTheirCount() throws IOException {
    repositories(repository("a", "\"test\": \"true\""), repository("b", ""));

    JsonNode document = run("--json", "test-all").json();

    assertThat(document.get("schema_version").asInt()).isEqualTo(1);
    assertThat(document.get("results")).hasSize(2);
    assertThat(document.get("summary").toString())
        .isEqualTo("{\"passed\":1,\"failed\":0,\"skipped\":1}");
  }

  @Test
  @Tag("B8")
  void whatIsNotRecognisedIsSkippedAndNotASuccess() throws IOException {
    repositories(repository("a", "\"language\": \"go\""));

    Ran ran = run("--json", "build", "a");

    assertThat(ran.json().get("results").get(0).get("outcome").asText()).isEqualTo("skipped");
    assertThat(ran.json().get("results").get(0).get("success").asBoolean()).isFalse();
    assertThat(ran.status()).isEqualTo(1);
  }

  @Test
  void aMissingFolderIsAResultAndNotACrash() throws IOException {
    repositories(repository("a", "\"build\": \"true\""));
    Files.delete(folder.resolve("a"));

    assertThat(run("build", "a").out()).contains("error", "does not exist");
  }

  @Test
  @Tag("B9")
  void onlyWhatFailedLastIsRunAgain() throws IOException {
    repositories(
        repository("a", "\"test\": \"echo x >> count\""),
        repository("b", "\"test\": \"echo x >> count; test -e mended\""));
    run("test-all");
    Files.createFile(folder.resolve("b/mended"));

    Ran again = run("test-all", "--failed");
    Ran nothing = run("test-all", "--failed");

    assertThat(again.status()).isZero();
    assertThat(again.out()).contains("1 passed");
    assertThat(folder.resolve("a/count")).hasContent("x");
    assertThat(folder.resolve("b/count")).hasContent("x\nx");
    assertThat(nothing.status()).isZero();
    assertThat(nothing.err()).contains("nothing failed");
  }

  @Test
  void whatAKilledRunLeftRunningIsStoppedBeforeTheNext() throws Exception {
    repositories(repository("a", "\"test\": \"true\""));
    ProcessBuilder orphan = new ProcessBuilder("sleep", "300");
    orphan.environment().put("ORCHESTRATOR_RUN", "killed-run");
    Process left = orphan.start();
    Files.createDirectories(folder.resolve("state"));
    Files.writeString(
        folder.resolve("state/test-unfinished.json"),
        """
        {"id": "killed-run", "owner": {"pid": 1, "start_time": 1},
         "started_at": "2026-01-01T00:00:00Z", "repositories": ["a"]}
        """);

    assertThat(run("test", "a").status()).isZero();

    assertThat(left.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(folder.resolve("state/test-unfinished.json")).doesNotExist();
  }

  @Test
  @Tag("B3")
  void aBuildThatHangsWithGrandchildrenEndsAtItsLimit() throws IOException {
    repositories(
        repository("a", "\"build\": \"(setsid sleep 300 &) ; sleep 300 & echo $! > pid; wait\""));

    Ran ran = run("--json", "build", "a", "--timeout", "1s");

    JsonNode row = ran.json().get("results").get(0);
    assertThat(ran.status()).isEqualTo(1);
    assertThat(row.get("outcome").asText()).isEqualTo("timeout");
    assertThat(row.get("killed")).hasSizeGreaterThanOrEqualTo(3);
    long pid = Long.parseLong(Files.readString(folder.resolve("a/pid")).strip());
    assertThat(Files.exists(Path.of("/proc/" + pid + "/cwd"))).isFalse();
  }

  @Test
  @Tag("B12")
  void aDryRunStartsAndWritesNothing() throws IOException {
    repositories(repository("a", "\"build\": \"touch started\""));

    Ran ran = run("build", "a", "--dry-run");

    assertThat(ran.out()).contains("touch started");
    assertThat(ran.status()).isZero();
    assertThat(folder.resolve("a/started")).doesNotExist();
    assertThat(folder.resolve("state")).doesNotExist();
    assertThat(folder.resolve("logs")).doesNotExist();
  }

  @Test
  void dependenciesComeFirstAndTheirFailureSkipsTheDependents() throws IOException {
    repositories(
        repository("top", "\"build\": \"date +%s%N > ../top.at\", \"depends_on\": [\"mid\"]"),
        repository("mid", "\"build\": \"date +%s%N > ../mid.at\", \"depends_on\": [\"low\"]"),
        repository("low", "\"build\": \"test ! -e ../break && date +%s%N > ../low.at\""));

    assertThat(run("build", "low", "--with-dependents").status()).isZero();
    assertThat(at("low")).isLessThan(at("mid"));
    assertThat(at("mid")).isLessThan(at("top"));

    Files.createFile(folder.resolve("break"));
    Ran broken = run("--json", "build-all");
    assertThat(broken.json().get("summary").toString())
        .isEqualTo("{\"passed\":0,\"failed\":1,\"skipped\":2}");
  }

  @Test
  void aDependencyThroughOneThatIsNotAskedForIsKeptToo() throws IOException {
    repositories(
        repository("top", "\"build\": \"true\", \"depends_on\": [\"mid\"]"),
        repository("mid", "\"build\": \"true\", \"depends_on\": [\"low\"]"),
        repository("low", "\"build\": \"false\""));

    JsonNode results = run("--json", "build", "top", "low").json().get("results");

    assertThat(results.findValuesAsText("outcome")).containsExactly("skipped", "failed");
    assertThat(results.get(0).get("reason").asText()).contains("depends on low");
  }

  @Test
  void aCircleOfDependenciesIsAnErrorThatNamesIt() throws IOException {
    repositories(
        repository("a", "\"build\": \"true\", \"depends_on\": [\"b\"]"),
        repository("b", "\"build\": \"true\", \"depends_on\": [\"a\"]"));

    Ran ran = run("build-all");

    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.err()).contains("a -> b -> a");
  }

  @Test
  void sequentialRepositoriesDoNotOverlap() throws IOException {
    String exclusive = "mkdir ../busy && sleep 0.2 && rmdir ../busy";
    repositories(
        repository("a", "\"sequential\": true, \"test\": \"" + exclusive + "\""),
        repository("b", "\"sequential\": true, \"test\": \"" + exclusive + "\""),
        repository("c", "\"sequential\": true, \"test\": \"" + exclusive + "\""));

    assertThat(run("test-all", "-j", "3").out()).endsWith("3 passed, 0 failed, 0 skipped\n");
  }

  @Test
  void whatMayBeDestructiveIsNotRunWithoutATerminal() throws IOException {
    repositories(repository("a", "\"build\": \"rm -rf keep\""));
    Files.createDirectory(folder.resolve("a/keep"));

    Ran ran = run("build", "a");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).contains("deletes-files");
    assertThat(folder.resolve("a/keep")).exists();
  }

  @Test
  void whatTheRulesOrTheRepositoryRefuseIsNotRun() throws IOException {
    repositories(
        repository("a", "\"build\": \"git push --force origin main\""),
        repository("b", "\"deny\": [\"make release\"], \"build\": \"make release\""));

    assertThat(run("build-all").out())
        .contains("no-force-push-to-protected-branch", "denied-in-b")
        .endsWith("0 passed, 2 failed, 0 skipped\n");
  }

  @Test
  @Tag("B13")
  void whatPassedBeforeIsNotRepeatedUntilSomethingChanges() throws IOException {
    repositories(repository("a", "\"test\": \"echo x >> ../count\""));
    commitAll();

    run("test", "a", "--cached");
    Ran cached = run("--json", "test", "a", "--cached");
    assertThat(cached.json().get("results").get(0).get("cached").asBoolean()).isTrue();
    assertThat(cached.status()).isZero();
    assertThat(folder.resolve("count")).hasContent("x");

    Files.writeString(folder.resolve("a/untracked"), "1");
    run("test", "a", "--cached");
    assertThat(folder.resolve("count")).hasContent("x\nx");
    Files.writeString(folder.resolve("a/untracked"), "2");
    run("test", "a", "--cached");
    run("test", "a", "--cached");
    assertThat(folder.resolve("count")).hasContent("x\nx\nx");

    commitAll();
    run("test", "a", "--cached");
    assertThat(folder.resolve("count")).hasContent("x\nx\nx\nx");

    repositories(repository("a", "\"test\": \"echo x >>../count\""));
    run("test", "a", "--cached");
    assertThat(folder.resolve("count")).hasContent("x\nx\nx\nx\nx");
  }

  @Test
  @Tag("B13")
  void whatPassedBeforeIsRepeatedWithAnotherVersionOfTheTool() throws IOException {
    repositories(repository("a", ""));
    Files.writeString(folder.resolve("a/go.mod"), "module x\n");
    Scripts.shell(
        folder.resolve("bin/go"),
        "[ \"$1\" = version ] && exec cat ../version; echo \"$*\" >> ../count");
    Files.writeString(folder.resolve("version"), "go1.19");
    commitAll();

    goTest();
    goTest();
    assertThat(folder.resolve("count")).hasContent("test -json ./...");

    Files.writeString(folder.resolve("version"), "go1.22");
    goTest();
    assertThat(folder.resolve("count")).hasContent("test -json ./...\ntest -json ./...");
  }

  private void goTest() {
    CommandLineTester.in(folder)
        .with(Map.of("PATH", folder.resolve("bin") + ":" + System.getenv("PATH")))
        .run("test", "a", "--cached");
  }

  @Test
  @Tag("B12")
  void aDryRunStartsNotEvenTheToolsItNames() throws IOException {
    repositories(
        repository("go", ""),
        repository("npm", ""),
        repository("maven", "\"depends_on\": [\"go\"]"),
        repository("own", "\"build\": \"touch ../started\", \"test\": \"touch ../started\""));
    Files.writeString(folder.resolve("go/go.mod"), "module x\n");
    Files.writeString(folder.resolve("npm/package.json"), "{\"scripts\": {\"test\": \"jest\"}}");
    Files.writeString(folder.resolve("maven/pom.xml"), "<project/>");
    Files.writeString(
        folder.resolve("config/workflows.json"),
        "{\"workflows\": {\"w\": {\"steps\": [{\"action\": \"run\", \"command\": \"touch ../started\"}]}}}");
    for (String tool : List.of("go", "npm", "node", "mvn", "sh", "git", "setsid", "env")) {
      Scripts.shell(folder.resolve("bin/" + tool), ": > '" + folder.resolve("started") + "'");
    }
    CommandLineTester watched =
        CommandLineTester.in(folder).with(Map.of("PATH", folder.resolve("bin").toString()));

    for (List<String> line :
        List.of(
            List.of("build-all", "--dry-run", "--cached"),
            List.of("test-all", "--dry-run", "--resume"),
            List.of("workflow", "run", "w", "--all", "--dry-run"),
            List.of("exec", "--all", "--dry-run", "--", "git", "status"))) {
      Ran ran = watched.run(line.toArray(String[]::new));
      assertThat(ran.status()).as(ran.toString()).isZero();
    }

    assertThat(folder.resolve("started")).doesNotExist();
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void onlyTheNamedTestIsRunWhateverTheRepositoryOverrides() throws IOException {
    repositories(repository("a", "\"test\": \"false\""));
    Files.writeString(folder.resolve("a/setup.py"), "");
    Files.writeString(
        folder.resolve("a/test_a.py"),
        """
        import unittest
        class T(unittest.TestCase):
            def test_good(self): pass
            def test_bad(self): self.fail("x")
        """);

    for (String command : List.of("test", "test-all")) {
      Ran ran = run("--json", command, "--only", "test_good", "--all");

      JsonNode row = ran.json().get("results").get(0);
      assertThat(ran.status()).as(ran.toString()).isZero();
      assertThat(row.get("command").asText()).contains("unittest").contains("test_good");
      assertThat(row.get("tests").get("passed").asInt()).isEqualTo(1);
    }
  }

  @Test
  void failingTestsAreNamedInTheLastResults() throws IOException {
    repositories(repository("a", ""));
    Files.writeString(folder.resolve("a/setup.py"), "");
    Files.writeString(
        folder.resolve("a/test_a.py"),
        """
        import unittest
        class T(unittest.TestCase):
            def test_bad(self): self.fail("x")
        """);

    run("test", "a");

    assertThat(run("results").out()).contains("test_a.T.test_bad");
  }

  @Test
  @Tag("B6")
  @Tag("B10")
  void aHostileNamePathOrOutputStaysWhatItIs() throws IOException {
    String hostile = "a $(touch pwned) 'q' ; {{repo.notes}} `touch pwned`";
    Files.createDirectory(folder.resolve(hostile));
    repositories(
        """
        {"name": "%1$s", "local": "%1$s", "notes": "\\"; touch pwned",
         "build": "pwd; printf '\\\\377\\\\033[31mred\\\\rover'"}
        """
            .formatted(hostile));
    Files.writeString(
        folder.resolve("config/workflows.json"),
        """
        {"workflows": {"say": {"steps": [
          {"action": "cd", "target": "{{repo.local}}"},
          {"action": "run", "command": "echo {{repo.name}} says \\"{{repo.notes}}\\"; pwd"}]}}}
        """);
    String there = folder.resolve(hostile).toString();

    assertThat(run("build-all", "--show", "grouped").err())
        .contains("== " + hostile + ": passed", there, "over")
        .doesNotContain("\u001b");
    assertThat(run("workflow", "run", "say", hostile, "--show", "grouped").err())
        .contains(hostile + " says \"; touch pwned\n" + there + "\n");
    assertThat(run("exec", hostile, "--", "pwd").out())
        .isEqualTo("== " + hostile + "\n" + there + "\n");
    assertThat(run("--json", "results").json().get("build").findValuesAsText("repo"))
        .containsExactly(hostile);
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all.filter(file -> file.endsWith("pwned"))).isEmpty();
    }
  }

  @Test
  void theLastResultsAreShown() throws IOException {
    repositories(repository("a", "\"build\": \"true\", \"test\": \"false\""));
    run("build", "a");
    run("test", "a");

    assertThat(run("results").out()).contains("Build", "passed", "Test", "failed");
    JsonNode document = run("--json", "results").json();
    assertThat(document.get("build")).hasSize(1);
    assertThat(document.get("test").get(0).get("outcome").asText()).isEqualTo("failed");
  }

  @Test
  void streamedLinesNameTheirRepository() throws IOException {
    repositories(repository("a", "\"build\": \"echo one; printf '\\\\033[31mtwo'\""));

    assertThat(run("build", "a", "--show", "stream").err()).contains("a | one\n", "a | two\n");
    assertThat(run("build", "a", "--show", "grouped").err()).contains("== a: passed\n", "one\n");
  }

  @Test
  void unknownNamesAndBadNumbersAreWrongUsage() throws IOException {
    repositories(repository("api", "\"build\": \"true\""));

    assertThat(run("build", "apo").status()).isEqualTo(2);
    assertThat(run("build", "apo").err()).contains("'api'");
    assertThat(run("build").status()).isEqualTo(2);
    assertThat(run("build", "api", "-j", "0").status()).isEqualTo(2);
    assertThat(run("build", "api", "--timeout", "soon").status()).isEqualTo(2);
  }

  @Test
  void resultsOfARepositoryThatWasRenamedGo() throws IOException {
    repositories(repository("a", "\"build\": \"true\""));
    run("build", "a");
    repositories(repository("b", "\"build\": \"true\""));
    run("build", "b");

    assertThat(Files.readString(folder.resolve("state/build-results.json")))
        .contains("\"b\"")
        .doesNotContain("\"a\"");
  }

  private long at(String name) throws IOException {
    return Long.parseLong(Files.readString(folder.resolve(name + ".at")).strip());
  }

  private JsonNode state(String action, String repository) throws IOException {
    JsonNode rows =
        new ObjectMapper().readTree(folder.resolve("state/" + action + "-results.json").toFile());
    return StreamSupport.stream(rows.spliterator(), false)
        .filter(row -> row.get("repo").asText().equals(repository))
        .findFirst()
        .orElseThrow();
  }

  private void commitAll() {
    git("init", "-q");
    git("add", ".");
    git("-c", "user.name=x", "-c", "user.email=x@x", "commit", "-q", "--allow-empty", "-m", "x");
  }

  private void git(String... arguments) {
    List<String> argv = new ArrayList<>(List.of("git"));
    argv.addAll(List.of(arguments));
    Program.of(folder.resolve("a"), argv).output();
  }

  private Ran run(String... args) {
    return CommandLineTester.in(folder).run(args);
  }

  private String repository(String name, String more) throws IOException {
    Files.createDirectories(folder.resolve(name));
    return "{\"name\": \"%s\", \"local\": \"%s\"%s}"
        .formatted(name, name, more.isEmpty() ? "" : ", " + more);
  }

  private void repositories(String... entries) throws IOException {
    Files.writeString(
        folder.resolve("config/repos.json"),
        "{\"repositories\": [" + String.join(",\n", entries) + "]}");
  }
}
