package dev.orchestrator.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lists of issues in markdown, as epics have them, and what issues say they wait for. Pure. */
final class TaskList {

  /** {@code #101}, {@code owner/name#101}, or the address of an issue's page. */
  private static final String ISSUE =
      "(?:([\\w.-]+(?:/[\\w.-]+)+)?#|https?://[^/\\s]+/([\\w./-]+?)/(?:-/)?(?:issues|work_items)/)(\\d{1,9})\\b";

  /** {@code - [ ] #101 Title (blocked by #100)}. */
  private static final Pattern ENTRY =
      Pattern.compile("^\\s*[-*+] \\[([ xX])\\] +" + ISSUE + "(.*)$");

  /** Possessive, for a stranger's list of thousands must not exhaust the stack. */
  private static final Pattern BLOCKED =
      Pattern.compile(
          "(?i)\\b(?:blocked by|depends on):?\\s+(%1$s(?:(?:,|,? and|,? &)?\\s*%1$s)*+)"
              .formatted("(?:[\\w.-]+(?:/[\\w.-]+)++)?#\\d{1,9}"));

  private static final Pattern REFERENCE = Pattern.compile(ISSUE);

  private TaskList() {}

  /**
   * An issue as a text names it.
   *
   * @param repository as the tracker writes it; empty for the one that the text belongs to
   */
  record Reference(Optional<String> repository, int number) {

    static Reference to(int number) {
      return new Reference(Optional.empty(), number);
    }
  }

  /** An entry of a list. */
  record Entry(Reference issue, boolean done, List<Reference> blockedBy) {}

  /** The entries of a text, each issue once, in their order. */
  static List<Entry> entries(String text) {
    List<Entry> entries = new ArrayList<>();
    for (String line : text.lines().toList()) {
      Matcher entry = ENTRY.matcher(line);
      if (entry.matches()) {
        Reference issue = reference(entry, 2);
        if (entries.stream().noneMatch(known -> known.issue().equals(issue))) {
          entries.add(new Entry(issue, !entry.group(1).equals(" "), blockers(entry.group(5))));
        }
      }
    }
    return entries;
  }

  /** The issues a text says it is blocked by or depends on, each once. */
  static List<Reference> blockers(String text) {
    List<Reference> issues = new ArrayList<>();
    Matcher blocked = BLOCKED.matcher(text);
    while (blocked.find()) {
      Matcher issue = REFERENCE.matcher(blocked.group(1));
      while (issue.find()) {
        issues.add(reference(issue, 1));
      }
    }
    return issues.stream().distinct().toList();
  }

  /** The text with the entry of one issue checked off, and not a byte else changed. */
  static String checkedOff(String text, Predicate<Reference> issue) {
    Pattern open = Pattern.compile("(?m)^([ \\t]*[-*+] \\[) (\\] +" + ISSUE + ")");
    return open.matcher(text)
        .replaceAll(
            entry ->
                issue.test(reference(entry.group(3), entry.group(4), entry.group(5)))
                    ? Matcher.quoteReplacement(entry.group(1) + "x" + entry.group(2))
                    : Matcher.quoteReplacement(entry.group()));
  }

  private static Reference reference(Matcher found, int first) {
    return reference(found.group(first), found.group(first + 1), found.group(first + 2));
  }

  private static Reference reference(
      @Nullable String written, @Nullable String inAddress, String number) {
    return new Reference(
        Optional.ofNullable(written).or(() -> Optional.ofNullable(inAddress)),
        Integer.parseInt(number));
  }
}
