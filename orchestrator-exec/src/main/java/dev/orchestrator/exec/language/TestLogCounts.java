package dev.orchestrator.exec.language;

import dev.orchestrator.exec.spi.FailedTest;
import dev.orchestrator.exec.spi.TestSummary;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a dialect has counted so far. */
final class TestLogCounts {

  private final Map<String, FailedTest> failures = new LinkedHashMap<>();
  private int passed;
  private int failed;
  private int skipped;

  /** In any of the words that runners have for how tests end. */
  void add(String ending, int number) {
    switch (ending) {
      case "pass", "passed", "passing" -> passed += number;
      case "fail", "failed", "failing", "cancelled", "failures", "errors", "unexpected successes" ->
          failed += number;
      default -> skipped += number;
    }
  }

  /** Runners name a test where it fails and again at the end. */
  void failure(String name, String message) {
    if (failures.size() < TestSummary.MOST_FAILURES) {
      failures.putIfAbsent(name, new FailedTest(name, message));
    }
  }

  /** The totals decide how many failed: what looks like the name of a test may be a suite. */
  TestSummary summary() {
    return new TestSummary(
        passed, failed, skipped, failures.values().stream().limit(failed).toList());
  }
}
