package dev.orchestrator.core.safety;

import java.util.Map;
import java.util.Set;

/** What has to be known of programs to tell their options from text that only looks like one. */
final class KnownPrograms {

  /** Print or look up what they are given. */
  private static final Set<String> TEXT =
      Set.of("echo", "printf", ":", "true", "false", "man", "which", "whereis", "type", "whatis");

  /** Start nobody, so that what follows {@code --} is a name of a file or a pattern for sure. */
  private static final Set<String> TERMINATED =
      Set.of(
          "git",
          "grep",
          "egrep",
          "fgrep",
          "rg",
          "ag",
          "ls",
          "cat",
          "cp",
          "mv",
          "rm",
          "mkdir",
          "rmdir",
          "touch",
          "ln",
          "head",
          "tail",
          "less",
          "diff",
          "chmod",
          "chown",
          "cd",
          "stat",
          "wc",
          "sort",
          "sed",
          "awk",
          "basename",
          "dirname",
          "tee");

  private static final Set<String> MESSAGE = Set.of("-m", "--message", "-F", "--file", "--author");
  private static final Set<String> SEARCH = Set.of("--grep", "-S", "-G", "--author");
  private static final Set<String> EXPRESSION = Set.of("-e", "--regexp", "-f", "--file");
  private static final Set<String> FORM =
      Set.of("-t", "--title", "-b", "--body", "-m", "--message", "-d", "--description");

  private static final Map<String, Set<String>> VALUE_OPTIONS =
      Map.ofEntries(
          Map.entry("grep", EXPRESSION),
          Map.entry("egrep", EXPRESSION),
          Map.entry("fgrep", EXPRESSION),
          Map.entry("rg", EXPRESSION),
          Map.entry("sed", EXPRESSION),
          Map.entry("git grep", EXPRESSION),
          Map.entry("git commit", MESSAGE),
          Map.entry("git tag", MESSAGE),
          Map.entry("git merge", MESSAGE),
          Map.entry("git notes", MESSAGE),
          Map.entry("git stash", Set.of("-m", "--message")),
          Map.entry("git log", SEARCH),
          Map.entry("git shortlog", SEARCH),
          Map.entry("git rev-list", SEARCH),
          Map.entry("gh", FORM),
          Map.entry("glab", FORM));

  private KnownPrograms() {}

  static boolean onlyHandlesText(String program) {
    return TEXT.contains(program);
  }

  static boolean endsOptionsAtTerminator(String program) {
    return TERMINATED.contains(program);
  }

  /** Options whose next word is text and never an option. */
  static Set<String> textOptions(Invocation invocation) {
    String program = invocation.program();
    String first = invocation.arguments().isEmpty() ? "" : invocation.arguments().get(0).text();
    return VALUE_OPTIONS.getOrDefault(
        program + " " + first, VALUE_OPTIONS.getOrDefault(program, Set.of()));
  }
}
