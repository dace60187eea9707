package dev.orchestrator.exec.language;

import dev.orchestrator.exec.spi.FailedTest;
import dev.orchestrator.exec.spi.TestSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Counts from what libtest prints: its JSON format needs a nightly compiler. The totals come from
 * the result lines, which a test cannot interleave with its own output, the names from the others.
 */
final class CargoTestLog {

  private static final Pattern RESULT =
      Pattern.compile(
          "test result: \\w+\\. (\\d{1,9}) passed; (\\d{1,9}) failed; (\\d{1,9}) ignored;.*");

  private static final Pattern FAILED = Pattern.compile("test (\\S.*) \\.\\.\\. FAILED");

  private int passed;
  private int failed;
  private int skipped;
  private final List<FailedTest> failures = new ArrayList<>();

  private CargoTestLog() {}

  static TestSummary summarise(Path log) throws IOException {
    CargoTestLog counts = new CargoTestLog();
    try (Stream<String> lines = LogLines.of(log)) {
      lines.forEach(counts::read);
    }
    return new TestSummary(counts.passed, counts.failed, counts.skipped, counts.failures);
  }

  private void read(String line) {
    Matcher result = RESULT.matcher(line);
    if (result.matches()) {
      passed += Integer.parseInt(result.group(1));
      failed += Integer.parseInt(result.group(2));
      skipped += Integer.parseInt(result.group(3));
    }
    Matcher failure = FAILED.matcher(line);
    if (failure.matches()) {
      failures.add(new FailedTest(failure.group(1), ""));
    }
  }
}
