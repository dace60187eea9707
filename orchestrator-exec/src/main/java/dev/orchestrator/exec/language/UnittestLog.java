package dev.orchestrator.exec.language;

import dev.orchestrator.exec.spi.TestSummary;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Python's unittest: a total, then how many of those did not pass. */
final class UnittestLog implements TestLogDialect {

  private static final Pattern TOTAL = Pattern.compile("Ran (\\d{1,9}) tests? in .*");
  private static final Pattern END = Pattern.compile("(?:OK|FAILED)(?: \\((.*)\\))?");
  private static final Pattern COUNT = Pattern.compile("([a-z ]+)=(\\d{1,9})");
  private static final Pattern FAILURE = Pattern.compile("(?:FAIL|ERROR): (\\S+) \\((\\S+?)\\)");

  /** In a traceback only the exception itself stands at the beginning of a line. */
  private static final Pattern REASON = Pattern.compile("(?!Traceback )[A-Za-z_][\\w.]*(?::.*)?");

  private final TestLogCounts counts = new TestLogCounts();
  private Optional<String> failing = Optional.empty();
  private int undecided;

  @Override
  public void read(String line) {
    Matcher total = TOTAL.matcher(line);
    Matcher end = END.matcher(line);
    Matcher failure = FAILURE.matcher(line);
    if (total.matches()) {
      undecided = Integer.parseInt(total.group(1));
    } else if (undecided > 0 && end.matches()) {
      String others = end.group(1) == null ? "" : end.group(1);
      COUNT.matcher(others).results().forEach(this::notPassed);
      counts.add("passed", Math.max(0, undecided));
      undecided = 0;
    } else if (failure.matches()) {
      failing = Optional.of(name(failure.group(1), failure.group(2)));
    } else if (failing.isPresent() && REASON.matcher(line).matches()) {
      counts.failure(failing.get(), line);
      failing = Optional.empty();
    }
  }

  private void notPassed(MatchResult count) {
    int number = Integer.parseInt(count.group(2));
    counts.add(count.group(1).strip(), number);
    undecided -= number;
  }

  /** Newer Pythons have the test in its place already. */
  private static String name(String test, String place) {
    return place.endsWith("." + test) ? place : place + "." + test;
  }

  @Override
  public TestSummary summary() {
    return counts.summary();
  }
}
