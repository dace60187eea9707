package dev.orchestrator.workers.landing;

import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.core.text.Secrets;
import dev.orchestrator.exec.command.CommandEnd;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.git.command.GitComplaint;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Why a push came to nothing, in one line. The address of the remote may hold a password, and what
 * a server says is foreign text: neither is shown as it is. Pure.
 */
final class PushRefusal {

  private static final List<String> MOVED_ON = List.of("non-fast-forward", "fetch first");
  private static final Pattern LINE = Pattern.compile("(?m)^!\\t[^\\t\\n]*\\t\\[[a-z ]*\\] *(.*)$");
  private static final Pattern REASON = Pattern.compile("^\\((.*)\\)$");
  private static final String REMOTE = "remote:";
  private static final int REMOTE_LINES = 3;
  private static final int LONGEST = 400;

  private PushRefusal() {}

  /** Whether the branch of the remote has commits that ours lacks. */
  static boolean movedOn(CommandResult push) {
    return reason(push).filter(MOVED_ON::contains).isPresent();
  }

  static String words(CommandResult push, String branch) {
    String said =
        push.end() instanceof CommandEnd.Exited
            ? refusal(push, branch)
            : "git " + push.end().words();
    String shown = PlainText.visible(Secrets.redact(said));
    return shown.substring(0, Math.min(LONGEST, shown.length()));
  }

  private static String refusal(CommandResult push, String branch) {
    if (movedOn(push)) {
      return branch + " moved on at the remote; nothing there was overwritten";
    }
    return reason(push)
        .map(why -> "the remote refused it: " + why + remote(push))
        .orElseGet(() -> GitComplaint.of(push.errorText()));
  }

  /** As git's porcelain tells it: {@code ! from:to [remote rejected] (why)}. */
  private static Optional<String> reason(CommandResult push) {
    return LINE.matcher(push.outputSoFar())
        .results()
        .map((MatchResult line) -> line.group(1).strip())
        .map(why -> REASON.matcher(why).replaceFirst("$1"))
        .findFirst();
  }

  /** The server's own words, such as the name of the rule that was broken. */
  private static String remote(CommandResult push) {
    String words =
        push.errorText()
            .lines()
            .filter(line -> line.startsWith(REMOTE))
            .map(line -> line.substring(REMOTE.length()).strip())
            .filter(Predicate.not(String::isEmpty))
            .limit(REMOTE_LINES)
            .collect(Collectors.joining("; "));
    return words.isEmpty() ? "" : " (" + words + ")";
  }
}
