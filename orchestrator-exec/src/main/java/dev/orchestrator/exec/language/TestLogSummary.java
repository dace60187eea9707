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
 * Counts from what people read, for runners without a report: node's own in both of its notations,
 * TAP, mocha and Python's unittest. The last total of a kind counts.
 */
final class TestLogSummary {

  private static final Pattern NODE =
      Pattern.compile("(?:#|ℹ) (pass|fail|skipped|cancelled|todo) (\\d{1,9})");
  private static final Pattern MOCHA =
      Pattern.compile("\\s*(\\d{1,9}) (passing|failing|pending)\\b.*");
  private static final Pattern UNITTEST = Pattern.compile("Ran (\\d{1,9}) tests? in .*");
  private static final Pattern UNITTEST_END = Pattern.compile("(?:OK|FAILED)(?: \\((.*)\\))?");
  private static final Pattern UNITTEST_FAILURE =
      Pattern.compile("(?:FAIL|ERROR): (\\S+) \\((\\S+?)\\)");
  private static final Pattern TAP_FAILURE =
      Pattern.compile("\\s*not ok \\d+(?: -)? ((?!.*# (?:TODO|SKIP)).*)");
  private static final Pattern NODE_FAILURE = Pattern.compile("\\s*✖ (.*) \\(\\d[\\d.]*ms\\)");
  private static final Pattern COUNT = Pattern.compile("([a-z ]+)=(\\d{1,9})");

  private final List<FailedTest> failures = new ArrayList<>();
  private int ran;
  private int passed;
  private int failed;
  private int skipped;

  private TestLogSummary() {}

  static TestSummary read(Path log) throws IOException {
    TestLogSummary counts = new TestLogSummary();
    try (Stream<String> lines = LogLines.of(log)) {
      lines.forEach(counts::read);
    }
    return new TestSummary(
        Math.max(counts.passed, counts.ran - counts.failed - counts.skipped),
        counts.failed,
        counts.skipped,
        counts.failures.stream().distinct().limit(counts.failed).toList());
  }

  private void read(String line) {
    Matcher node = NODE.matcher(line);
    Matcher mocha = MOCHA.matcher(line);
    if (node.matches()) {
      count(node.group(1), Integer.parseInt(node.group(2)));
    } else if (mocha.matches()) {
      count(mocha.group(2), Integer.parseInt(mocha.group(1)));
    } else {
      readUnittest(line);
      readFailure(line);
    }
  }

  private void count(String kind, int number) {
    switch (kind) {
      case "pass", "passing" -> passed = number;
      case "fail", "failing" -> failed = number;
      case "cancelled" -> failed += number;
      case "skipped", "pending" -> skipped = number;
      default -> skipped += number;
    }
  }

  private void readUnittest(String line) {
    Matcher total = UNITTEST.matcher(line);
    Matcher end = UNITTEST_END.matcher(line);
    if (total.matches()) {
      ran = Integer.parseInt(total.group(1));
    } else if (ran > 0 && end.matches() && end.group(1) != null) {
      Matcher count = COUNT.matcher(end.group(1));
      while (count.find()) {
        boolean broken = !count.group(1).strip().matches("skipped|expected failures");
        failed += broken ? Integer.parseInt(count.group(2)) : 0;
        skipped += broken ? 0 : Integer.parseInt(count.group(2));
      }
    }
  }

  private void readFailure(String line) {
    for (Pattern pattern : List.of(TAP_FAILURE, NODE_FAILURE)) {
      Matcher failure = pattern.matcher(line);
      if (failure.matches()) {
        failures.add(new FailedTest(failure.group(1).strip(), ""));
      }
    }
    Matcher unittest = UNITTEST_FAILURE.matcher(line);
    if (unittest.matches()) {
      String test = unittest.group(1);
      String place = unittest.group(2);
      failures.add(new FailedTest(place.endsWith("." + test) ? place : place + "." + test, ""));
    }
  }
}
