package dev.orchestrator.exec.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.orchestrator.exec.spi.FailedTest;
import dev.orchestrator.exec.spi.LanguagePlugin;
import dev.orchestrator.exec.spi.ProjectAction;
import dev.orchestrator.exec.spi.TestSummary;
import dev.orchestrator.exec.spi.ToolRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Builds and tests small projects with the real tools, where the machine has them. */
@Timeout(300)
class RealProjectsTest {

  @TempDir Path folder;

  @Test
  void goCountsTestsAndLeavesALogForPeople() throws IOException {
    try (SampleProject project = project(new GoPlugin())) {
      project
          .assume("go", "version")
          .write("go.mod", "module example.org/x\ngo 1.19\n")
          .write("x.go", "package x\n\nfunc Add(a, b int) int { return a + b }\n")
          .write(
              "x_test.go",
              """
              package x
              import "testing"
              func TestAdd(t *testing.T) { if Add(1, 2) != 3 { t.Fatal("no") } }
              func TestBad(t *testing.T) { t.Errorf("sum is %d", Add(1, 1)) }
              func TestSkip(t *testing.T) { t.Skip("later") }
              """);

      project.buildsWith(ProjectAction.BUILD);
      project.buildsWith(ProjectAction.LINT);
      assertThat(project.failingTests())
          .isEqualTo(
              counts(1, 1, 1, new FailedTest("example.org/x.TestBad", "x_test.go:4: sum is 2")));
      assertThat(project.log()).contains("--- FAIL: TestBad").doesNotContain("{\"");
      assertThat(project.passingTestsNamed("TestAdd")).isEqualTo(counts(1, 0, 0));
    }
  }

  @Test
  void cargoCountsTests() throws IOException {
    try (SampleProject project = project(new RustPlugin())) {
      project
          .assume("cargo", "--version")
          .write("Cargo.toml", "[package]\nname = \"x\"\nversion = \"0.1.0\"\nedition = \"2021\"\n")
          .write(
              "src/lib.rs",
              """
              #[cfg(test)] mod tests {
                #[test] fn good() {}
                #[test] fn bad() { assert_eq!(1, 2); }
                #[test] #[ignore] fn later() {}
              }
              """);

      TestSummary summary = project.failingTests();
      assertThat(summary.passed()).isEqualTo(1);
      assertThat(summary.skipped()).isEqualTo(1);
      assertThat(summary.failures()).extracting(FailedTest::name).containsExactly("tests::bad");
      assertThat(summary.failures().get(0).message()).contains("left == right");
      assertThat(project.passingTestsNamed("tests::good")).isEqualTo(counts(1, 0, 0));
      project.buildsWith(ProjectAction.CLEAN);
      assertThat(folder.resolve("target")).doesNotExist();
    }
  }

  @Test
  void nodesOwnTestRunnerIsCounted() throws IOException {
    JavaScriptPlugin plugin = new JavaScriptPlugin();
    try (SampleProject project = project(plugin)) {
      project
          .assume("npm", "--version")
          .write("package.json", "{\"name\": \"x\", \"scripts\": {\"test\": \"node --test\"}}")
          .write(
              "a.test.js",
              """
              const test = require('node:test'); const assert = require('assert');
              test('good', () => {});
              test('bad one', () => { assert.equal(1, 2) });
              test('later', {skip: true}, () => {});
              """);

      TestSummary summary = project.failingTests();

      assertThat(summary.passed()).isEqualTo(1);
      assertThat(summary.failed()).isEqualTo(1);
      assertThat(summary.failures()).extracting(FailedTest::name).containsExactly("bad one");
      assertThat(plugin.invocation(buildOf(folder))).isEmpty();
    }
  }

  @Test
  void pytestIsCountedFromItsReport() throws IOException {
    try (SampleProject project = project(new PythonPlugin())) {
      project
          .assume("python3", "-m", "pytest", "--version")
          .write(
              "pyproject.toml",
              "[project]\nname = \"x\"\nversion = \"0\"\n[tool.pytest.ini_options]\n")
          .write("tests/test_a.py", "def test_good(): pass\n\ndef test_bad(): assert 1 == 2\n");

      project.buildsWith(ProjectAction.BUILD);
      assertThat(folder.resolve("tests/__pycache__")).doesNotExist();
      assertThat(project.failingTests())
          .isEqualTo(counts(1, 1, 0, new FailedTest("tests.test_a.test_bad", "assert 1 == 2")));
      assertThat(project.passingTestsNamed("test_good")).isEqualTo(counts(1, 0, 0));
    }
  }

  @Test
  void unittestServesWhereNothingMentionsPytest() throws IOException {
    try (SampleProject project = project(new PythonPlugin())) {
      project
          .assume("python3", "--version")
          .write("setup.py", "")
          .write(
              "tests/test_u.py",
              """
              import unittest
              class T(unittest.TestCase):
                  def test_good(self): pass
                  def test_bad(self): self.fail("x")
                  @unittest.skip("later")
                  def test_skip(self): pass
              """);

      assertThat(project.failingTests())
          .isEqualTo(counts(1, 1, 1, new FailedTest("test_u.T.test_bad", "AssertionError: x")));
      assertThat(project.passingTestsNamed("test_good")).isEqualTo(counts(1, 0, 0));
    }
  }

  @Test
  void surefireIsCountedFromItsReports() throws IOException {
    try (SampleProject project = project(new MavenPlugin())) {
      project
          .assume("mvn", "--version")
          .write("pom.xml", pom())
          .write(
              "src/main/java/x/Sum.java",
              "package x; class Sum { static int of(int a, int b) { return a + b; } }")
          .write(
              "src/test/java/x/SumTest.java",
              """
              package x;
              import static org.junit.jupiter.api.Assertions.assertEquals;
              import org.junit.jupiter.api.*;
              class SumTest {
                @Test void good() { assertEquals(3, Sum.of(1, 2)); }
                @Test void bad() { assertEquals(4, Sum.of(1, 2), "the sum"); }
                @Test void broken() { throw new IllegalStateException("no\\nmore"); }
                @Test @Disabled void later() {}
              }
              """);
      project.execute("mvn", "-B", "-ntp", "-q", "-DskipTests", "test-compile");
      assumeFalse(
          Files.notExists(folder.resolve("target/test-classes/x")), "Maven can fetch JUnit");

      TestSummary summary = project.failingTests();

      assertThat(summary.passed()).isEqualTo(1);
      assertThat(summary.skipped()).isEqualTo(1);
      assertThat(summary.failures())
          .containsExactlyInAnyOrder(
              new FailedTest("x.SumTest.bad", "the sum ==> expected: <4> but was: <3>"),
              new FailedTest("x.SumTest.broken", "no"));
      assertThat(project.passingTestsNamed("SumTest#good")).isEqualTo(counts(1, 0, 0));
      project.buildsWith(ProjectAction.BUILD);
      assertThat(folder.resolve("target/x-1.jar")).exists();
      project.buildsWith(ProjectAction.CLEAN);
      assertThat(folder.resolve("target")).doesNotExist();
    }
  }

  /** With the versions that this very build uses, so that Maven has fetched them already. */
  private static String pom() throws IOException {
    String ours = Files.readString(Path.of("..", "pom.xml"));
    StringBuilder plugins = new StringBuilder();
    for (String plugin : List.of("resources", "compiler", "surefire", "jar", "clean")) {
      String name = "maven-" + plugin + "-plugin";
      plugins.append(
          "<plugin><artifactId>%s</artifactId><version>%s</version></plugin>"
              .formatted(name, version(ours, name)));
    }
    return """
        <project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
        <groupId>x</groupId><artifactId>x</artifactId><version>1</version>
        <properties><maven.compiler.release>17</maven.compiler.release>
        <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding></properties>
        <dependencies><dependency><groupId>org.junit.jupiter</groupId>
        <artifactId>junit-jupiter</artifactId><version>%s</version></dependency></dependencies>
        <build><plugins>%s</plugins></build>
        </project>
        """
        .formatted(version(ours, "junit-bom"), plugins);
  }

  private static String version(String pom, String artifact) {
    Matcher found =
        Pattern.compile("<artifactId>" + artifact + "</artifactId>\\s*<version>([^<$]+)")
            .matcher(pom);
    assertThat(found.find()).as(artifact).isTrue();
    return found.group(1);
  }

  private SampleProject project(LanguagePlugin plugin) {
    return new SampleProject(folder, plugin);
  }

  private static ToolRequest buildOf(Path project) {
    return new ToolRequest(
        project, ProjectAction.BUILD, Optional.empty(), false, project.resolve("reports"));
  }

  private static TestSummary counts(int passed, int failed, int skipped, FailedTest... failures) {
    return new TestSummary(passed, failed, skipped, List.of(failures));
  }
}
