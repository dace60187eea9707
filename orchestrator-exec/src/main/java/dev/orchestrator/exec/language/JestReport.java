package dev.orchestrator.exec.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.exec.log.LogTail;
import dev.orchestrator.exec.spi.FailedTest;
import dev.orchestrator.exec.spi.TestSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads what jest writes with {@code --json}; vitest writes the same. */
final class JestReport {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path project;
  private final List<FailedTest> failures = new ArrayList<>();
  private int unloaded;

  private JestReport(Path project) {
    this.project = project;
  }

  static TestSummary read(Path report, Path project) throws IOException {
    return new JestReport(project).read(JSON.readTree(RegularFile.text(report)));
  }

  private TestSummary read(JsonNode report) {
    report.path("testResults").forEach(this::readFile);
    return new TestSummary(
        report.path("numPassedTests").asInt(),
        report.path("numFailedTests").asInt() + unloaded,
        report.path("numPendingTests").asInt() + report.path("numTodoTests").asInt(),
        failures);
  }

  /** A file that could not be loaded has failed, and no test of it has. */
  private void readFile(JsonNode file) {
    if (isFailed(file) && file.path("assertionResults").isEmpty()) {
      unloaded++;
      failures.add(new FailedTest(name(file), firstLine(file.path("message"))));
    }
    for (JsonNode test : file.path("assertionResults")) {
      if (isFailed(test)) {
        String name = test.path("fullName").asText().strip();
        failures.add(new FailedTest(name, firstLine(test.path("failureMessages").path(0))));
      }
    }
  }

  private static boolean isFailed(JsonNode result) {
    return result.path("status").asText().equals("failed");
  }

  private String name(JsonNode file) {
    String name = file.path("name").asText();
    String folder = project + "/";
    return name.startsWith(folder) ? name.substring(folder.length()) : name;
  }

  /** Jest begins with a heading. */
  private static String firstLine(JsonNode text) {
    return text.asText("")
        .lines()
        .map(LogTail::shown)
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("●"))
        .findFirst()
        .orElse("");
  }
}
