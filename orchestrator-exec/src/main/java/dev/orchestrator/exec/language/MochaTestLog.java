package dev.orchestrator.exec.language;

import dev.orchestrator.exec.spi.TestSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Mocha's totals, and the list of failures below them: the titles of the suites and of the test,
 * one below the other and further in, the last with a colon; then why.
 */
final class MochaTestLog implements TestLogDialect {

  private static final Pattern TOTAL =
      Pattern.compile("  (\\d{1,9}) (passing|failing|pending)(?: \\(.*\\))?");
  private static final Pattern FAILURE = Pattern.compile("  \\d{1,9}\\) (.+)");

  private final TestLogCounts counts = new TestLogCounts();
  private final List<String> titles = new ArrayList<>();
  private boolean listing;
  private boolean named;

  @Override
  public void read(String line) {
    Matcher total = TOTAL.matcher(line);
    Matcher failure = FAILURE.matcher(line);
    if (total.matches()) {
      counts.add(total.group(2), Integer.parseInt(total.group(1)));
      listing = total.group(2).equals("failing");
    } else if (listing && failure.matches()) {
      titles.clear();
      title(failure.group(1));
    } else if (!titles.isEmpty() && !line.isBlank()) {
      titleOrReason(line.strip());
    }
  }

  private void titleOrReason(String text) {
    if (named) {
      counts.failure(String.join(" ", titles), text);
      titles.clear();
    } else {
      title(text);
    }
  }

  private void title(String text) {
    named = text.endsWith(":");
    titles.add(named ? text.substring(0, text.length() - 1) : text);
  }

  @Override
  public TestSummary summary() {
    return counts.summary();
  }
}
