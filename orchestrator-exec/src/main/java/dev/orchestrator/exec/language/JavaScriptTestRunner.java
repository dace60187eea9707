package dev.orchestrator.exec.language;

import dev.orchestrator.exec.spi.TestSummary;
import dev.orchestrator.exec.spi.ToolRequest;
import dev.orchestrator.exec.spi.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program behind a test script, asked for a report that machines can read where it has one. */
enum JavaScriptTestRunner {
  JEST {
    @Override
    List<String> arguments(ToolRequest request) {
      List<String> arguments =
          new ArrayList<>(List.of("--json", "--outputFile=" + report(request)));
      if (request.sequential()) {
        arguments.add("--runInBand");
      }
      request.test().ifPresent(name -> arguments.add("--testNamePattern=" + name));
      return arguments;
    }
  },
  VITEST {
    @Override
    List<String> arguments(ToolRequest request) {
      List<String> arguments =
          new ArrayList<>(
              List.of(
                  "--run",
                  "--reporter=default",
                  "--reporter=json",
                  "--outputFile.json=" + report(request)));
      if (request.sequential()) {
        arguments.add("--no-file-parallelism");
      }
      request.test().ifPresent(name -> arguments.add("--testNamePattern=" + name));
      return arguments;
    }
  },
  OTHER {
    @Override
    List<String> arguments(ToolRequest request) {
      return request.test().map(List::of).orElse(List.of());
    }

    @Override
    TestSummary summary(ToolRun run) throws IOException {
      return TestLogSummary.read(run.log());
    }
  };

  /** Only a script that is that one command: arguments go to the last command of a script. */
  static JavaScriptTestRunner of(String script) {
    if (script.matches(".*[;&|].*")) {
      return OTHER;
    }
    List<String> words = List.of(script.strip().split("\\s+", -1));
    if (words.contains("jest") || words.contains("react-scripts")) {
      return JEST;
    }
    return words.contains("vitest") ? VITEST : OTHER;
  }

  abstract List<String> arguments(ToolRequest request);

  TestSummary summary(ToolRun run) throws IOException {
    Path report = report(run.request());
    return Files.exists(report)
        ? JestReport.read(report, run.request().project())
        : TestLogSummary.read(run.log());
  }

  private static Path report(ToolRequest request) {
    return request.reports().resolve("tests.json");
  }
}
