package dev.orchestrator.cli.dashboard;

import dev.orchestrator.runs.run.IssueStatus;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The signs of the dashboard, for terminals that know Unicode and for those that do not.
 *
 * @param unicode whether anything but ASCII may be shown
 */
record Glyphs(
    boolean unicode,
    String completed,
    String running,
    String pending,
    String failed,
    String blocked,
    String cursor,
    String full,
    String empty,
    String rule) {

  // The rule is the heavy one: JLine draws the light one with an alternate character set.
  private static final Glyphs UNICODE =
      new Glyphs(true, "✔", "▶", "·", "✘", "■", "❯", "█", "░", "━");
  private static final Glyphs ASCII =
      new Glyphs(false, "+", ">", ".", "x", "#", ">", "#", ".", "-");

  static Glyphs of(Charset charset) {
    return charset.equals(StandardCharsets.UTF_8) ? UNICODE : ASCII;
  }

  String ofIssue(IssueStatus status) {
    return switch (status) {
      case COMPLETED -> completed;
      case IN_PROGRESS -> running;
      case FAILED -> failed;
      case BLOCKED -> blocked;
      default -> pending;
    };
  }

  /** The line as the terminal can show it: a sign it does not know becomes a plain one. */
  String fit(String line) {
    if (unicode || line.chars().allMatch(c -> c < 128)) {
      return line;
    }
    StringBuilder plain = new StringBuilder(line.length());
    line.codePoints()
        .forEach(point -> plain.append(point < 128 ? (char) point : substitute(point)));
    return plain.toString();
  }

  private static char substitute(int point) {
    return point == '…' ? '~' : '?';
  }
}
