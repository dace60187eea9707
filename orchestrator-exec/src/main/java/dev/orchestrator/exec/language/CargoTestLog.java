package dev.orchestrator.exec.language;

import dev.orchestrator.exec.spi.FailedTest;
import dev.orchestrator.exec.spi.TestSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private static final Pattern OUTPUT_OF = Pattern.compile("---- (\\S.*) stdout ----");

  /** Before Rust 1.73 the reason stood in quotes, since then on the line below. */
  private static final Pattern PANIC =
      Pattern.compile("thread '.*' (?:\\(\\d+\\) )?panicked at (?:'(.*)', \\S+|\\S+:)");

  private int passed;
  private int failed;
  private int skipped;
  private final Map<String, String> reasons = new LinkedHashMap<>();
  private String speaking = "";
  private boolean reasonNext;

  private CargoTestLog() {}

  static TestSummary summarise(Path log) throws IOException {
    CargoTestLog counts = new CargoTestLog();
    try (Stream<String> lines = LogLines.of(log)) {
      lines.forEach(counts::read);
    }
    return new TestSummary(counts.passed, counts.failed, counts.skipped, counts.failures());
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
      reasons.put(failure.group(1), "");
    }
    readReason(line);
  }

  private void readReason(String line) {
    Matcher output = OUTPUT_OF.matcher(line);
    Matcher panic = PANIC.matcher(line);
    if (output.matches()) {
      speaking = output.group(1);
    } else if (reasonNext) {
      reasons.replace(speaking, "", line.strip());
    } else if (panic.matches() && panic.group(1) != null) {
      reasons.replace(speaking, "", panic.group(1));
    }
    reasonNext = panic.matches() && panic.group(1) == null;
  }

  private List<FailedTest> failures() {
    return reasons.entrySet().stream()
        .map(failed -> new FailedTest(failed.getKey(), failed.getValue()))
        .toList();
  }
}
