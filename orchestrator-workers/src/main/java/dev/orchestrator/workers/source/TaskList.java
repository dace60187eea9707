package dev.orchestrator.workers.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists of issues in markdown, as epics have them, and what issues say they wait for. Pure. */
final class TaskList {

  /** {@code - [ ] #101 Title (blocked by #100)}. What names another repository is not ours. */
  private static final Pattern ENTRY =
      Pattern.compile("^\\s*[-*+] \\[([ xX])\\] +#(\\d{1,9})\\b(.*)$");

  /** Possessive, for a stranger's list of thousands must not exhaust the stack. */
  private static final Pattern BLOCKED =
      Pattern.compile(
          "(?i)\\b(?:blocked by|depends on):?\\s+(#\\d{1,9}(?:(?:,|,? and|,? &)?\\s*#\\d{1,9})*+)");

  private static final Pattern NUMBER = Pattern.compile("#(\\d{1,9})");

  private TaskList() {}

  /** An entry of a list. */
  record Entry(int number, boolean done, List<Integer> blockedBy) {}

  /** The entries of a text, each issue once, in their order. */
  static List<Entry> entries(String text) {
    List<Entry> entries = new ArrayList<>();
    for (String line : text.lines().toList()) {
      Matcher entry = ENTRY.matcher(line);
      if (entry.matches() && entries.stream().noneMatch(e -> e.number() == number(entry))) {
        entries.add(
            new Entry(number(entry), !entry.group(1).equals(" "), blockers(entry.group(3))));
      }
    }
    return entries;
  }

  /** The numbers a text says it is blocked by or depends on, each once. */
  static List<Integer> blockers(String text) {
    List<Integer> numbers = new ArrayList<>();
    Matcher blocked = BLOCKED.matcher(text);
    while (blocked.find()) {
      Matcher number = NUMBER.matcher(blocked.group(1));
      while (number.find()) {
        numbers.add(Integer.parseInt(number.group(1)));
      }
    }
    return numbers.stream().distinct().toList();
  }

  /** The text with the entry of one issue checked off, and not a byte else changed. */
  static String checkedOff(String text, int number) {
    Pattern open = Pattern.compile("(?m)^([ \\t]*[-*+] \\[) (\\] +#" + number + "\\b)");
    return open.matcher(text).replaceAll("$1x$2");
  }

  private static int number(Matcher entry) {
    return Integer.parseInt(entry.group(2));
  }
}
