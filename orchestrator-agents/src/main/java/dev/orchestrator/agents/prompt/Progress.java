package dev.orchestrator.agents.prompt;

import java.util.List;

/**
 * What is there already when an attempt begins, compressed: never the raw log.
 *
 * @param why why this is not the first attempt; empty when it is
 * @param commits subjects of the commits on the branch, oldest first
 * @param uncommitted files that were changed and not committed
 * @param said the last words of the attempt before; may be empty
 */
record Progress(String why, List<String> commits, List<String> uncommitted, String said) {

  /** Nothing is there. */
  static final Progress NONE = new Progress("", List.of(), List.of(), "");

  private static final int MOST_LINES = 40;
  private static final int LONGEST_LINE = 200;
  private static final int LONGEST_TEXT = 2_000;

  /** Bounds everything: a context must stay small whatever happened before. */
  Progress {
    why = cut(why, LONGEST_TEXT);
    commits = cut(commits);
    uncommitted = cut(uncommitted);
    said = cut(said, LONGEST_TEXT);
  }

  private static List<String> cut(List<String> lines) {
    if (lines.size() <= MOST_LINES) {
      return lines.stream().map(line -> cut(line, LONGEST_LINE)).toList();
    }
    List<String> last = lines.subList(lines.size() - MOST_LINES, lines.size());
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of("(" + (lines.size() - MOST_LINES) + " more)"),
            last.stream().map(line -> cut(line, LONGEST_LINE)))
        .toList();
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length) + " [...]";
  }
}
