package dev.orchestrator.exec.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandInput;
import dev.orchestrator.exec.command.CommandOutput;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandSession;
import dev.orchestrator.exec.runner.LocalCommandRunner;
import dev.orchestrator.exec.spi.FailedTest;
import dev.orchestrator.exec.spi.LanguagePlugin;
import dev.orchestrator.exec.spi.ProjectAction;
import dev.orchestrator.exec.spi.TestSummary;
import dev.orchestrator.exec.spi.ToolInvocation;
import dev.orchestrator.exec.spi.ToolRequest;
import dev.orchestrator.exec.spi.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Builds and tests small projects with the real tools, where the machine has them. */
@Timeout(300)
class RealProjectsTest {

  @TempDir Path folder;

  private final LocalCommandRunner runner =
      new LocalCommandRunner(new HostEnvironment(variables(), Path.of("/")), Clock.systemUTC());

  @AfterEach
  void close() {
    runner.close();
  }

  @Test
  void goCountsTestsAndLeavesALogForPeople() throws IOException {
    assumeTool("go", "version");
    write("go.mod", "module example.org/x\ngo 1.19\n");
    write("x.go", "package x\n\nfunc Add(a, b int) int { return a + b }\n");
    write(
        "x_test.go",
        """
        package x
        import "testing"
        func TestAdd(t *testing.T) { if Add(1, 2) != 3 { t.Fatal("no") } }
        func TestBad(t *testing.T) { t.Errorf("sum is %d", Add(1, 1)) }
        func TestSkip(t *testing.T) { t.Skip("later") }
        """);
    GoPlugin plugin = new GoPlugin();

    assertThat(run(plugin, ProjectAction.BUILD).isSuccess()).isTrue();
    TestSummary summary = test(plugin);

    assertThat(summary)
        .isEqualTo(
            new TestSummary(
                1,
                1,
                1,
                List.of(new FailedTest("example.org/x.TestBad", "x_test.go:4: sum is 2"))));
    assertThat(folder.resolve("log")).content().contains("--- FAIL: TestBad").doesNotContain("{\"");
  }

  @Test
  void cargoCountsTests() throws IOException {
    assumeTool("cargo", "--version");
    write("Cargo.toml", "[package]\nname = \"x\"\nversion = \"0.1.0\"\nedition = \"2021\"\n");
    write(
        "src/lib.rs",
        """
        #[cfg(test)] mod tests {
          #[test] fn good() {}
          #[test] fn bad() { assert_eq!(1, 2); }
          #[test] #[ignore] fn later() {}
        }
        """);

    assertThat(test(new RustPlugin()))
        .isEqualTo(new TestSummary(1, 1, 1, List.of(new FailedTest("tests::bad", ""))));
  }

  @Test
  void nodesOwnTestRunnerIsCounted() throws IOException {
    assumeTool("npm", "--version");
    write("package.json", "{\"name\": \"x\", \"scripts\": {\"test\": \"node --test\"}}");
    write(
        "a.test.js",
        """
        const test = require('node:test'); const assert = require('assert');
        test('good', () => {});
        test('bad one', () => { assert.equal(1, 2) });
        test('later', {skip: true}, () => {});
        """);
    JavaScriptPlugin plugin = new JavaScriptPlugin();

    assertThat(test(plugin))
        .satisfies(summary -> assertThat(summary.passed()).isEqualTo(1))
        .satisfies(summary -> assertThat(summary.failed()).isEqualTo(1))
        .satisfies(summary -> assertThat(summary.failures().get(0).name()).contains("bad one"));
    assertThat(plugin.invocation(request(ProjectAction.BUILD))).isEmpty();
  }

  @Test
  void pytestIsCountedFromItsReport() throws IOException {
    assumeTool("python3", "-m", "pytest", "--version");
    write(
        "pyproject.toml", "[project]\nname = \"x\"\nversion = \"0\"\n[tool.pytest.ini_options]\n");
    write("tests/test_a.py", "def test_good(): pass\n\ndef test_bad(): assert 1 == 2\n");
    PythonPlugin plugin = new PythonPlugin();

    assertThat(run(plugin, ProjectAction.BUILD).isSuccess()).isTrue();
    assertThat(folder.resolve("tests/__pycache__")).doesNotExist();
    assertThat(test(plugin))
        .isEqualTo(
            new TestSummary(
                1, 1, 0, List.of(new FailedTest("tests.test_a.test_bad", "assert 1 == 2"))));
  }

  @Test
  void unittestServesWhereNothingMentionsPytest() throws IOException {
    assumeTool("python3", "--version");
    write("setup.py", "");
    write(
        "tests/test_u.py",
        """
        import unittest
        class T(unittest.TestCase):
            def test_good(self): pass
            def test_bad(self): self.fail("x")
            @unittest.skip("later")
            def test_skip(self): pass
        """);

    assertThat(test(new PythonPlugin()))
        .isEqualTo(new TestSummary(1, 1, 1, List.of(new FailedTest("test_u.T.test_bad", ""))));
  }

  @Test
  void mavenBuildsAndCleans() throws IOException {
    assumeTool("mvn", "--version");
    write(
        "pom.xml",
        """
        <project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
        <groupId>x</groupId><artifactId>x</artifactId><version>1</version><packaging>pom</packaging>
        </project>
        """);
    MavenPlugin plugin = new MavenPlugin();

    assertThat(plugin.recognises(folder)).isTrue();
    assertThat(run(plugin, ProjectAction.BUILD).isSuccess()).isTrue();
  }

  private TestSummary test(LanguagePlugin plugin) throws IOException {
    Instant startedAt = Instant.now();
    CommandResult result = run(plugin, ProjectAction.TEST);

    assertThat(plugin.recognises(folder)).isTrue();
    assertThat(result.isSuccess()).isFalse();
    return plugin
        .testSummary(new ToolRun(request(ProjectAction.TEST), folder.resolve("log"), startedAt))
        .orElseThrow(() -> new AssertionError(log()));
  }

  private CommandResult run(LanguagePlugin plugin, ProjectAction action) throws IOException {
    Files.createDirectories(request(action).reports());
    ToolInvocation call = plugin.invocation(request(action)).orElseThrow();
    return runner.run(
        new Command(
            call.argv(),
            folder,
            call.environment(),
            Duration.ofMinutes(4),
            new CommandInput.Nothing(),
            new CommandOutput.ToLog(folder.resolve("log")),
            CommandSession.OWN),
        new CancellationToken());
  }

  private ToolRequest request(ProjectAction action) {
    return new ToolRequest(folder, action, Optional.empty(), false, folder.resolve("reports"));
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException none) {
      return "no log";
    }
  }

  private void assumeTool(String... argv) {
    CommandResult found =
        runner.run(
            Command.capturing(List.of(argv), folder, Duration.ofMinutes(1)),
            new CancellationToken());
    assumeTrue(found.isSuccess(), String.join(" ", argv) + " does not work on this machine");
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(folder.resolve(file).getParent());
    Files.writeString(folder.resolve(file), text);
  }

  /** The build keeps HOME from tests, and rustup finds its toolchain by it. */
  private static Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.put("HOME", System.getProperty("user.home"));
    return variables;
  }
}
