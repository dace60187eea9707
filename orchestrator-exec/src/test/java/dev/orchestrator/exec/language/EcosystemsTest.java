package dev.orchestrator.exec.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.orchestrator.exec.spi.FailedTest;
import dev.orchestrator.exec.spi.ProjectAction;
import dev.orchestrator.exec.spi.TestSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The same with tools that {@code scripts/install-ecosystems.sh} installs, and with gradle and
 * poetry where the machine has them. Run by {@code -Pecosystems}.
 */
@Tag("ecosystems")
@Timeout(300)
class EcosystemsTest {

  private static final Path JUNIT_4 = Path.of("/usr/share/java/junit4.jar");

  private static final String SUITE =
      """
      describe('sum', () => {
        test('good', () => { expect(1 + 1).toBe(2) });
        test('bad one', () => { expect(1 + 1).toBe(3) });
        test.skip('later', () => {});
        test.todo('some day');
      });
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"npm, package-lock.json", "pnpm, pnpm-lock.yaml", "yarn, yarn.lock"})
  void jestIsCountedFromItsReportWhoeverRunsTheScript(String manager, String lock)
      throws IOException {
    try (SampleProject project = javaScript()) {
      project
          .assume(manager, "--version")
          .write("package.json", "{\"name\": \"x\", \"scripts\": {\"test\": \"jest\"}}")
          .write(lock, manager.equals("npm") ? "{\"lockfileVersion\": 3, \"packages\": {}}" : "")
          .write(
              "jest.config.js",
              "require('fs').writeFileSync('manager', process.env.npm_config_user_agent)")
          .write("a.test.js", SUITE)
          .write("torn.test.js", "this is (no JavaScript\n");

      TestSummary summary = project.failingTests();

      assertThat(List.of(summary.passed(), summary.failed(), summary.skipped()))
          .containsExactly(1, 2, 2);
      assertThat(summary.failures())
          .contains(
              new FailedTest(
                  "sum bad one", "Error: expect(received).toBe(expected) // Object.is equality"))
          .extracting(FailedTest::name)
          .contains("torn.test.js");
      assertThat(project.log()).contains("● sum › bad one");
      assertThat(folder.resolve("manager")).content().startsWith(manager + "/");
      Files.delete(folder.resolve("torn.test.js"));
      assertThat(project.passingTestsNamed("sum good").passed()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"vitest", "vitest run"})
  void vitestIsCountedFromItsReportAndDoesNotWatch(String script) throws IOException {
    try (SampleProject project = javaScript()) {
      project
          .write("package.json", "{\"name\": \"x\", \"scripts\": {\"test\": \"" + script + "\"}}")
          .write("a.test.mjs", "import {describe, test, expect} from 'vitest';\n" + SUITE)
          .write("torn.test.mjs", "this is (no JavaScript\n");

      TestSummary summary = project.failingTests();

      assertThat(List.of(summary.passed(), summary.failed(), summary.skipped()))
          .containsExactly(1, 2, 2);
      assertThat(summary.failures())
          .contains(
              new FailedTest(
                  "sum bad one", "AssertionError: expected 2 to be 3 // Object.is equality"))
          .extracting(FailedTest::name)
          .contains("torn.test.mjs");
      assertThat(project.log()).contains("bad one").doesNotContain("\u001b");
      Files.delete(folder.resolve("torn.test.mjs"));
      assertThat(project.passingTestsNamed("sum good").passed()).isEqualTo(1);
    }
  }

  @Test
  void mochaAndJestInAChainOfCommandsAreCountedFromWhatTheyPrint() throws IOException {
    try (SampleProject project = javaScript()) {
      project
          .write("package.json", "{\"scripts\": {\"test\": \"true && mocha spec.js\"}}")
          .write(
              "spec.js",
              """
              describe('sum', () => {
                it('good', () => {});
                it('bad one', () => { throw new Error('boom') });
                it.skip('later', () => {});
              });
              """);

      assertThat(project.failingTests())
          .isEqualTo(
              new TestSummary(1, 1, 1, List.of(new FailedTest("sum bad one", "Error: boom"))));

      project
          .write("package.json", "{\"scripts\": {\"test\": \"true && jest a.test.js\"}}")
          .write("a.test.js", SUITE);

      assertThat(project.failingTests())
          .isEqualTo(new TestSummary(1, 1, 2, List.of(new FailedTest("sum bad one", ""))));
    }
  }

  @Test
  void gradleIsCountedFromItsReports() throws IOException {
    Map<String, String> home = Map.of("GRADLE_USER_HOME", folder.resolve("home").toString());
    try (SampleProject project = new SampleProject(folder, new GradlePlugin(), home)) {
      project.assume("gradle", "--version");
      assumeTrue(Files.exists(JUNIT_4), "the machine has " + JUNIT_4);
      project
          .write("settings.gradle", "rootProject.name = 'x'\n")
          .write(
              "build.gradle",
              """
              apply plugin: 'java'
              def junit = files('/usr/share/java/junit4.jar', '/usr/share/java/hamcrest-core.jar')
              sourceSets.test.compileClasspath += junit
              sourceSets.test.runtimeClasspath += junit
              """)
          .write(
              "src/test/java/x/SumTest.java",
              """
              package x;
              import org.junit.*;
              public class SumTest {
                @Test public void good() {}
                @Test public void bad() { Assert.assertEquals("the sum", 4, 3); }
                @Ignore @Test public void later() {}
              }
              """);

      project.buildsWith(ProjectAction.BUILD);
      assertThat(project.failingTests())
          .isEqualTo(
              new TestSummary(
                  1,
                  1,
                  1,
                  List.of(
                      new FailedTest(
                          "x.SumTest.bad",
                          "java.lang.AssertionError: the sum expected:<4> but was:<3>"))));
      assertThat(project.passingTestsNamed("x.SumTest.good").passed()).isEqualTo(1);
      project.buildsWith(ProjectAction.CLEAN);
      assertThat(folder.resolve("build")).doesNotExist();
    }
  }

  @Test
  void poetryRunsPytestInTheEnvironmentOfTheProject() throws IOException {
    Map<String, String> apart = Map.of("POETRY_CACHE_DIR", folder.resolve("cache").toString());
    try (SampleProject project = new SampleProject(folder, new PythonPlugin(), apart)) {
      project
          .assume("poetry", "--version")
          .write(
              "pyproject.toml",
              """
              [tool.poetry]
              name = "x"
              version = "0.1.0"
              description = ""
              authors = []
              packages = [{include = "x"}]
              [tool.poetry.dependencies]
              python = "*"
              [tool.pytest.ini_options]
              """)
          .write("poetry.toml", "[virtualenvs.options]\nsystem-site-packages = true\n")
          .write("x/__init__.py", "")
          .write("tests/test_a.py", "def test_good(): pass\n\ndef test_bad(): assert 1 == 2\n")
          .assume("poetry", "lock", "--no-update")
          .assume("poetry", "run", "python", "-m", "pytest", "--version");

      project.buildsWith(ProjectAction.BUILD);
      assertThat(folder.resolve("dist")).isNotEmptyDirectory();
      assertThat(project.failingTests())
          .isEqualTo(
              new TestSummary(
                  1, 1, 0, List.of(new FailedTest("tests.test_a.test_bad", "assert 1 == 2"))));
    }
  }

  private SampleProject javaScript() throws IOException {
    Path tools =
        Optional.ofNullable(System.getenv("ORCHESTRATOR_ECOSYSTEMS"))
            .map(Path::of)
            .orElse(Path.of(System.getProperty("user.home"), ".cache/orchestrator-ecosystems"));
    Path modules = tools.resolve("node_modules");
    assumeTrue(Files.isDirectory(modules), "scripts/install-ecosystems.sh has installed the tools");
    Files.createSymbolicLink(folder.resolve("node_modules"), modules);
    String path = modules.resolve(".bin") + ":" + System.getenv("PATH");
    return new SampleProject(folder, new JavaScriptPlugin(), Map.of("PATH", path));
  }
}
