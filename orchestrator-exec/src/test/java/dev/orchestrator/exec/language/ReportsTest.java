package dev.orchestrator.exec.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrator.exec.spi.FailedTest;
import dev.orchestrator.exec.spi.ProjectAction;
import dev.orchestrator.exec.spi.TestSummary;
import dev.orchestrator.exec.spi.ToolRequest;
import dev.orchestrator.exec.spi.ToolRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportsTest {

  private static final String SUREFIRE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuite name="a.ATest" tests="4" failures="1" errors="1" skipped="1">
        <properties><property name="x" value="y"/></properties>
        <testcase name="good" classname="a.ATest" time="0.1"/>
        <testcase name="bad" classname="a.ATest">
          <failure message="expected 1&#10;but was 2" type="E"><![CDATA[stack]]></failure>
        </testcase>
        <testcase name="broken" classname="a.ATest"><error type="java.lang.Error">x</error></testcase>
        <testcase name="later" classname="a.ATest"><skipped/></testcase>
      </testsuite>
      """;

  @TempDir Path folder;

  @Test
  void surefireReportsOfEveryModuleAreSummed() throws IOException {
    write("a/target/surefire-reports/TEST-a.ATest.xml", SUREFIRE);
    write("b/target/surefire-reports/TEST-b.BTest.xml", SUREFIRE.replace("a.ATest", "b.BTest"));
    write("src/test/resources/surefire-reports/TEST-sample.xml", SUREFIRE);

    Optional<TestSummary> summary =
        new MavenPlugin().testSummary(run(ProjectAction.TEST, Instant.now()));

    assertThat(summary).isPresent();
    assertThat(summary.get().passed()).isEqualTo(2);
    assertThat(summary.get().failed()).isEqualTo(4);
    assertThat(summary.get().skipped()).isEqualTo(2);
    assertThat(summary.get().failures())
        .contains(
            new FailedTest("a.ATest.bad", "expected 1"),
            new FailedTest("b.BTest.broken", "java.lang.Error"));
  }

  @Test
  void reportsOfAnEarlierRunDoNotCount() throws IOException {
    Path old = write("target/surefire-reports/TEST-a.xml", SUREFIRE);
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(60)));

    assertThat(new MavenPlugin().testSummary(run(ProjectAction.TEST, Instant.now()))).isEmpty();
  }

  @Test
  void anEntityOfAReportIsNotResolved() throws IOException {
    Path secret = write("secret", "s3cret");
    Path report =
        write(
            "r.xml",
            "<!DOCTYPE t [<!ENTITY x SYSTEM \""
                + secret.toUri()
                + "\">]>"
                + "<t><testcase name=\"&x;\"><failure message=\"&x;\"/></testcase></t>");

    assertThatThrownBy(() -> JUnitXml.read(report)).isInstanceOf(IOException.class);
  }

  @Test
  void aTornReportIsAnErrorAndNotACrash() throws IOException {
    Path report = write("r.xml", "<testsuite><testcase name=\"a\"");

    assertThatThrownBy(() -> JUnitXml.read(report))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("r.xml");
  }

  @Test
  void whatJestAndVitestWriteIsRead() throws IOException {
    write("package.json", "{\"scripts\": {\"test\": \"vitest\"}}");
    write(
        "reports/tests.json",
        """
        {"numPassedTests": 3, "numFailedTests": 1, "numPendingTests": 1, "numTodoTests": 1,
         "testResults": [{"assertionResults": [
           {"status": "passed", "fullName": "a"},
           {"status": "failed", "fullName": "b c", "failureMessages": ["Error: no\\n at x"]}]},
           {"status": "failed", "name": "PROJECT/d.js", "assertionResults": [],
            "message": "  ● Test suite failed to run\\n\\n    SyntaxError: no"}]}
        """
            .replace("PROJECT", folder.toString()));

    assertThat(new JavaScriptPlugin().testSummary(run(ProjectAction.TEST, Instant.now())))
        .contains(
            new TestSummary(
                3,
                2,
                2,
                List.of(
                    new FailedTest("b c", "Error: no"),
                    new FailedTest("d.js", "SyntaxError: no"))));
  }

  @Test
  void theLockFileDecidesWhichPackageManagerRunsAndTheScriptWhichReportIsAskedFor()
      throws IOException {
    write("package.json", "{\"scripts\": {\"test\": \"jest --ci\", \"build\": \"tsc\"}}");
    ToolRequest request = request(ProjectAction.TEST, true);
    JavaScriptPlugin plugin = new JavaScriptPlugin();

    assertThat(plugin.invocation(request).orElseThrow().argv())
        .startsWith("npm", "run", "test", "--", "--json")
        .contains("--runInBand");
    write("yarn.lock", "");
    assertThat(plugin.invocation(request).orElseThrow().argv())
        .startsWith("yarn", "run", "test", "--json");
    write("pnpm-lock.yaml", "");
    assertThat(plugin.invocation(request).orElseThrow().argv()).startsWith("pnpm", "run", "test");
    assertThat(plugin.invocation(request(ProjectAction.BUILD, false)).orElseThrow().argv())
        .containsExactly("pnpm", "run", "build");
  }

  @Test
  void theTestScriptThatNpmWritesIsNone() throws IOException {
    write(
        "package.json",
        "{\"scripts\": {\"test\": \"echo \\\"Error: no test specified\\\" && exit 1\"}}");

    assertThat(new JavaScriptPlugin().invocation(request(ProjectAction.TEST, false))).isEmpty();
  }

  @Test
  void sequentialReachesTheTestsWithinAProject() throws IOException {
    write("Cargo.toml", "");

    assertThat(new GoPlugin().invocation(request(ProjectAction.TEST, true)).orElseThrow().argv())
        .contains("-p", "1");
    assertThat(new RustPlugin().invocation(request(ProjectAction.TEST, true)).orElseThrow().argv())
        .endsWith("--", "--test-threads=1");
  }

  @Test
  void uvAndPoetryAndAVirtualEnvironmentAreToldByTheirFiles() throws IOException {
    PythonPlugin plugin = new PythonPlugin();
    ToolRequest request = request(ProjectAction.TEST, false);
    write("pyproject.toml", "pytest");

    assertThat(plugin.invocation(request).orElseThrow().argv()).startsWith("python3", "-m");
    Path own = write(".venv/bin/python", "");
    own.toFile().setExecutable(true);
    assertThat(plugin.invocation(request).orElseThrow().argv()).startsWith(own.toString());
    write("poetry.lock", "");
    assertThat(plugin.invocation(request).orElseThrow().argv()).startsWith("poetry", "run");
    write("uv.lock", "");
    assertThat(plugin.invocation(request).orElseThrow().argv()).startsWith("uv", "run");
  }

  @Test
  void gradleLeavesNoDaemonAndPrefersTheWrapper() throws IOException {
    write("build.gradle.kts", "");
    Path wrapper = write("gradlew", "");
    wrapper.toFile().setExecutable(true);
    GradlePlugin plugin = new GradlePlugin();

    assertThat(plugin.recognises(folder)).isTrue();
    assertThat(plugin.invocation(request(ProjectAction.TEST, false)).orElseThrow().argv())
        .startsWith("./gradlew")
        .contains("--no-daemon", "test");
  }

  @Test
  void goEventsAmongGarbageAreCountedAndTheGarbageStays() throws IOException {
    Path log = folder.resolve("log");
    Files.write(
        log,
        ("$ go test\n{\"Action\":\"output\",\"Package\":\"p\",\"Test\":\"T\",\"Output\":\"why\\n\"}\n"
                + "{\"Action\":\"fail\",\"Package\":\"p\",\"Test\":\"T\"}\n{not json\n{}\n\u00ff")
            .getBytes(StandardCharsets.ISO_8859_1));

    assertThat(GoTestEvents.summariseAndRewrite(log))
        .isEqualTo(new TestSummary(0, 1, 0, List.of(new FailedTest("p.T", "why"))));
    assertThat(Files.readString(log)).startsWith("$ go test\nwhy\n{not json\n{}\n");
  }

  @Test
  void totalsThatPeopleReadAreUnderstood() throws IOException {
    assertThat(counted("ok 1 - a\nnot ok 2 - b\n# tests 2\n# pass 1\n# fail 1\n"))
        .isEqualTo(new TestSummary(1, 1, 0, List.of(new FailedTest("b", ""))));
    assertThat(counted("  3 passing (5ms)\n  1 pending\n  2 failing\n"))
        .isEqualTo(new TestSummary(3, 2, 1, List.of()));
    assertThat(counted("Ran 4 tests in 0.1s\n\nOK (skipped=1)\n"))
        .isEqualTo(new TestSummary(3, 0, 1, List.of()));
    assertThat(
            counted("Ran 4 tests in 0.1s\n\nFAILED (failures=1, errors=1, expected failures=1)\n"))
        .isEqualTo(new TestSummary(1, 2, 1, List.of()));
    assertThat(counted("nothing of interest").ifAny()).isEmpty();
  }

  @Test
  void theTotalsOfSeveralPackagesAddUp() throws IOException {
    assertThat(counted("# pass 2\n# fail 0\nnpm moves on\n# pass 3\n# fail 0\n").passed())
        .isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({
    "node-20.20.2-tap.log,        1, 2, 2, bad one: 1 == 2|top bad: ",
    "node-20.20.2-spec.log,       1, 2, 2, bad one: |top bad: ",
    "jest-30.5.2.log,             1, 1, 2, sum bad one: ",
    "vitest-4.1.12.log,           1, 1, 2, sum bad one: ",
    "vitest-4.1.12-colours.log,   1, 1, 2, sum bad one: ",
    "mocha-12.0.3.log,            1, 3, 1, outer top bad: AssertionError [ERR_ASSERTION]: msg here"
        + "|outer sum bad one: AssertionError [ERR_ASSERTION]: 1 == 2|outer sum bad two: Error: boom",
  })
  void whatRunnersReallyPrintIsCountedAndItsFailuresAreNamed(
      String recording, int passed, int failed, int skipped, String failures) throws Exception {
    Path log = Path.of(ReportsTest.class.getResource(recording).toURI());

    TestSummary summary = TestLogSummary.read(log);

    assertThat(List.of(summary.passed(), summary.failed(), summary.skipped()))
        .containsExactly(passed, failed, skipped);
    assertThat(summary.failures().stream().map(test -> test.name() + ": " + test.message().strip()))
        .containsExactly(
            Stream.of(failures.split("\\|"))
                .map(text -> text.endsWith(":") ? text + " " : text)
                .toArray(String[]::new));
  }

  @Test
  void aPanicOfAnyRustIsTheReasonOfTheTestThatSpeaks() throws IOException {
    String log =
        """
        test tests::old ... FAILED
        test tests::new ... FAILED
        ---- tests::old stdout ----
        thread 'tests::old' panicked at 'assertion failed: no', src/lib.rs:3:24
        ---- tests::new stdout ----

        thread 'tests::new' (4711) panicked at src/lib.rs:4:5:
        assertion `left == right` failed
          left: 1
        test result: FAILED. 0 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out
        """;

    assertThat(CargoTestLog.summarise(write("log", log)).failures())
        .containsExactly(
            new FailedTest("tests::old", "assertion failed: no"),
            new FailedTest("tests::new", "assertion `left == right` failed"));
  }

  private TestSummary counted(String log) throws IOException {
    return TestLogSummary.read(write("log", log));
  }

  private ToolRun run(ProjectAction action, Instant startedAt) {
    return new ToolRun(request(action, false), folder.resolve("log"), startedAt);
  }

  private ToolRequest request(ProjectAction action, boolean sequential) {
    return new ToolRequest(folder, action, Optional.empty(), sequential, folder.resolve("reports"));
  }

  private Path write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }
}
