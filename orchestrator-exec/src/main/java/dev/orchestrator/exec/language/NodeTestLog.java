package dev.orchestrator.exec.language;

import dev.orchestrator.exec.spi.TestSummary;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Node's own runner in both of its notations, and the one of them that is TAP from others. */
final class NodeTestLog implements TestLogDialect {

  private static final Pattern TOTAL =
      Pattern.compile("(?:#|ℹ) (pass|fail|skipped|cancelled|todo) (\\d{1,9})");
  private static final Pattern TAP_FAILURE =
      Pattern.compile("\\s*not ok \\d+(?: -)? ((?!.*# (?:TODO|SKIP)).*)");
  private static final Pattern TAP_SUITE = Pattern.compile("\\s*type: 'suite'");
  private static final Pattern TAP_REASON = Pattern.compile("\\s*error: '(.*)'");

  /** Only behind a line with its place is it a test, and not a suite with one that failed. */
  private static final Pattern FAILURE = Pattern.compile("✖ (.*) \\(\\d[\\d.]*ms\\)");

  private final TestLogCounts counts = new TestLogCounts();
  private Optional<String> failing = Optional.empty();
  private String reason = "";
  private boolean placed;

  @Override
  public void read(String line) {
    Matcher total = TOTAL.matcher(line);
    Matcher tap = TAP_FAILURE.matcher(line);
    Matcher failure = FAILURE.matcher(line);
    if (total.matches()) {
      counts.add(total.group(1), Integer.parseInt(total.group(2)));
    } else if (tap.matches()) {
      finish();
      failing = Optional.of(tap.group(1).strip());
    } else if (placed && failure.matches()) {
      counts.failure(failure.group(1), "");
    } else {
      readAbout(line);
    }
    placed = line.startsWith("test at ");
  }

  /** What TAP says about a test that was not ok. */
  private void readAbout(String line) {
    Matcher because = TAP_REASON.matcher(line);
    if (TAP_SUITE.matcher(line).matches()) {
      failing = Optional.empty();
    } else if (because.matches()) {
      reason = because.group(1);
    }
  }

  private void finish() {
    failing.ifPresent(name -> counts.failure(name, reason));
    failing = Optional.empty();
    reason = "";
  }

  @Override
  public TestSummary summary() {
    finish();
    return counts.summary();
  }
}
