package dev.orchestrator.git.command;

import java.util.List;

/** What git wrote on standard error, in one line. */
public final class GitComplaint {

  private static final List<String> PREFIXES = List.of("fatal: ", "error: ");

  private GitComplaint() {}

  /** The line that says why git gave up; warnings that came before do not. */
  public static String of(String standardError) {
    List<String> lines =
        standardError.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    for (String prefix : PREFIXES) {
      for (String line : lines) {
        if (line.startsWith(prefix)) {
          return line.substring(prefix.length());
        }
      }
    }
    return lines.isEmpty() ? "git failed without saying why" : lines.get(0);
  }
}
