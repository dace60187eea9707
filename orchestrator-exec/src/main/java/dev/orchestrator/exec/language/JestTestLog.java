package dev.orchestrator.exec.language;

import dev.orchestrator.exec.spi.TestSummary;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Jest and vitest, where a script calls them in a way that they cannot be asked for a report. */
final class JestTestLog implements TestLogDialect {

  private static final String ENDING = "(\\d{1,9}) (failed|passed|skipped|todo|pending)";
  private static final Pattern TOTAL =
      Pattern.compile("\\s*Tests:?\\s+" + ENDING + "(?:(?:, | \\| )" + ENDING + ")*(?:,| \\().*");
  private static final Pattern COUNT = Pattern.compile(ENDING);
  private static final Pattern JEST_FAILURE =
      Pattern.compile("  ● (?!Console$|Test suite failed to run$)(.+)");
  private static final Pattern VITEST_FAILURE = Pattern.compile("\\s*FAIL\\s+.*?\\.\\w+ > (.+)");

  private final TestLogCounts counts = new TestLogCounts();

  @Override
  public void read(String line) {
    Matcher jest = JEST_FAILURE.matcher(line);
    Matcher vitest = VITEST_FAILURE.matcher(line);
    if (TOTAL.matcher(line).matches()) {
      COUNT
          .matcher(line)
          .results()
          .forEach(count -> counts.add(count.group(2), Integer.parseInt(count.group(1))));
    } else if (jest.matches()) {
      counts.failure(jest.group(1).replace(" › ", " "), "");
    } else if (vitest.matches()) {
      counts.failure(vitest.group(1).replace(" > ", " "), "");
    }
  }

  @Override
  public TestSummary summary() {
    return counts.summary();
  }
}
