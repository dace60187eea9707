package dev.orchestrator.git.sync;

import dev.orchestrator.exec.command.CommandResult;
import java.util.List;
import java.util.regex.Pattern;

/** What was asked of git for one repository and what it said. */
final class SyncLog {

  private static final Pattern PASSWORD = Pattern.compile("(?<=://)[^/@\\s]+@");

  private final StringBuilder text = new StringBuilder();

  synchronized void note(List<String> arguments, CommandResult result) {
    text.append("$ git ").append(String.join(" ", arguments)).append('\n');
    text.append(result.outputSoFar()).append(result.errorText());
    text.append("[orchestrator] git ").append(result.end().words()).append('\n');
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /** Users and passwords in URLs are left out. */
  String text() {
    return PASSWORD.matcher(text).replaceAll("");
  }
}
