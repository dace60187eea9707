package dev.orchestrator.core.safety;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What has to be known of programs to tell their options from text that only looks like one. */
final class KnownPrograms {

  /** Print or look up what they are given. */
  private static final Set<String> TEXT = DataFile.words("programs.txt", "text");

  /** Start nobody, so that what follows {@code --} is a name of a file or a pattern for sure. */
  private static final Set<String> TERMINATED = DataFile.words("programs.txt", "terminated");

  /** Their operands are names of packages, targets, resources, and no commands. */
  private static final Set<String> OWN_WORDS = DataFile.words("programs.txt", "own-words");

  private static final Set<String> ABBREVIATES =
      Set.of("git", "rm", "chmod", "chown", "chgrp", "shred", "dropdb", "dropuser", "pg_restore");

  private static final Set<String> READ_COMMANDS = Set.of("at", "batch", "crontab", "parallel");

  private static final Pattern COMMAND_VARIABLE =
      Pattern.compile(
          "(GIT_)?(EDITOR|PAGER|ASKPASS)|VISUAL|GIT_SEQUENCE_EDITOR|GIT_SSH(_COMMAND)?"
              + "|GIT_EXTERNAL_DIFF|GIT_PROXY_COMMAND|SSH_ASKPASS|PROMPT_COMMAND|(MAN|SYSTEMD_)?PAGER"
              + "|RSYNC_RSH|RUSTC(_WORKSPACE)?_WRAPPER|CARGO_BUILD_RUSTC_WRAPPER|BROWSER|LESSOPEN");

  private static final Pattern UNREADABLE_VARIABLE =
      Pattern.compile("GIT_CONFIG_(PARAMETERS|GLOBAL|SYSTEM)|BASH_ENV|LD_PRELOAD|BASH_FUNC.*");

  private static final Pattern HARMLESS_GIT_KEY =
      Pattern.compile(
          "(?i)(user|color|advice|init|safe|commit|core\\.(quotepath|autocrlf|abbrev|pager)|http"
              + "|gc|maintenance|pull|rebase|merge|diff\\.(renames|algorithm))(\\..*)?");

  /** What a variable in the environment means for the programs that see it. */
  enum Setting {
    HARMLESS,
    COMMAND,
    UNREADABLE
  }

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

  static Setting setting(String name, String value) {
    if (COMMAND_VARIABLE.matcher(name).matches()) {
      return Setting.COMMAND;
    }
    boolean gitKey =
        name.startsWith("GIT_CONFIG_KEY_") && !HARMLESS_GIT_KEY.matcher(value).matches();
    boolean file = value.isEmpty() || value.startsWith("/dev/null");
    return gitKey || (UNREADABLE_VARIABLE.matcher(name).matches() && !file)
        ? Setting.UNREADABLE
        : Setting.HARMLESS;
  }

  /** The program that a well-known variable stands for, unless the text gives it another value. */
  static Optional<Word> behindVariable(Word program, Knowledge knowledge) {
    String text = program.text();
    return program.dynamic() && text.startsWith("$") && !knowledge.mentions(text.substring(1))
        ? DataFile.words("programs.txt", "variable " + text.substring(1)).stream()
            .findFirst()
            .map(Word::of)
        : Optional.empty();
  }

  /** Whether it takes its standard input for commands. */
  static boolean readsCommands(ProgramInvocation invocation) {
    List<Word> arguments = invocation.arguments();
    boolean makefile = false;
    for (int at = 0; at + 1 < arguments.size(); at++) {
      makefile |=
          arguments.get(at).text().matches("-f|--file|--makefile")
              && arguments.get(at + 1).text().matches("-|/dev/stdin");
    }
    boolean crontab = invocation.program().equals("crontab");
    boolean nothing =
        arguments.stream()
            .allMatch(word -> word.text().startsWith("-") && word.text().length() > 1);
    return switch (invocation.program()) {
      case "make", "gmake" -> makefile;
      case "ssh" -> invocation.operands().size() == 1;
      case "crontab" -> arguments.stream().anyMatch(word -> word.is("-"));
      case "parallel" -> nothing;
      default -> !crontab && READ_COMMANDS.contains(invocation.program());
    };
  }

  /** Whether what follows its name is surely no command. */
  static boolean startsNobody(String program) {
    return TEXT.contains(program)
        || TERMINATED.contains(program)
        || OWN_WORDS.contains(program)
        || ShellArguments.isShell(program)
        || InlineCode.isInterpreter(program);
  }

  /** Whether it takes any beginning of a long option for the option. */
  static boolean abbreviates(String program) {
    return ABBREVIATES.contains(program);
  }

  static boolean onlyHandlesText(String program) {
    return TEXT.contains(program);
  }

  static boolean endsOptionsAtTerminator(String program) {
    return TERMINATED.contains(program);
  }

  /** Options whose next word is text and never an option. */
  static Set<String> textOptions(ProgramInvocation invocation) {
    String program = invocation.program();
    String first = invocation.arguments().isEmpty() ? "" : invocation.arguments().get(0).text();
    return VALUE_OPTIONS.getOrDefault(
        program + " " + first, VALUE_OPTIONS.getOrDefault(program, Set.of()));
  }
}
