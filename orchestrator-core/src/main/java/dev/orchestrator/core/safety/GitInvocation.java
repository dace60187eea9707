package dev.orchestrator.core.safety;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A call of git without the options that stand before the sub-command.
 *
 * @param invocation {@code git} with the sub-command as first argument
 * @param settings configuration given by {@code -c}
 */
record GitInvocation(ProgramInvocation invocation, Map<String, Word> settings) {

  private static final Set<String> VALUE_OPTIONS =
      Set.of(
          "-C",
          "--git-dir",
          "--work-tree",
          "--namespace",
          "--exec-path",
          "--super-prefix",
          "--config-env",
          "--attr-source",
          "--list-cmds");

  static final String RESTORES_FILES = "restores-files";

  static final String REMOVES_FILES = "removes-files";

  private static final String FROM_ENVIRONMENT = "--config-env";

  private static final Options EXEC = Options.of("-x --exec -s --strategy -X --onto -C");
  private static final Options EXTCMD = Options.of("-x --extcmd");
  private static final Options PACK = Options.of("-u --upload-pack");
  private static final Options FOR_EACH = Options.of("--config");
  private static final Options FILTERS =
      Options.of(
          "--setup --env-filter --tree-filter --index-filter --parent-filter --msg-filter"
              + " --commit-filter --tag-name-filter");

  GitInvocation {
    settings = Map.copyOf(settings);
  }

  static Optional<GitInvocation> of(ProgramInvocation raw) {
    if (raw.program().startsWith("git-")) {
      List<Word> arguments = new ArrayList<>(List.of(Word.of(raw.program().substring(4))));
      arguments.addAll(raw.arguments());
      return Optional.of(
          new GitInvocation(new ProgramInvocation("git", arguments, Set.of()), Map.of()));
    }
    return raw.program().equals("git") ? Optional.of(parse(raw)) : Optional.empty();
  }

  private static GitInvocation parse(ProgramInvocation raw) {
    Map<String, Word> settings = new LinkedHashMap<>();
    List<Word> arguments = raw.arguments();
    int at = 0;
    while (at < arguments.size() && arguments.get(at).isOption()) {
      String option = arguments.get(at).text();
      boolean setting = option.equals("-c");
      if (setting && at + 1 < arguments.size()) {
        Word pair = arguments.get(at + 1);
        int equals = pair.text().indexOf('=');
        String key = equals < 0 ? pair.text() : pair.text().substring(0, equals);
        settings.put(key, pair.afterEquals());
      } else if (option.startsWith(FROM_ENVIRONMENT)) {
        settings.put(FROM_ENVIRONMENT, arguments.get(at));
      }
      at += setting || VALUE_OPTIONS.contains(option) ? 2 : 1;
    }
    List<Word> rest = arguments.subList(Math.min(at, arguments.size()), arguments.size());
    ProgramInvocation invocation = raw.withArguments(rest);
    boolean unknown = !rest.isEmpty() && (rest.get(0).dynamic() || rest.get(0).pattern());
    return new GitInvocation(
        unknown ? invocation.with(ProgramInvocation.UNREADABLE) : invocation, settings);
  }

  String subcommand() {
    return invocation.arguments().isEmpty() ? "" : invocation.arguments().get(0).text();
  }

  List<Word> subcommandArguments() {
    return invocation.arguments().isEmpty()
        ? List.of()
        : invocation.arguments().subList(1, invocation.arguments().size());
  }

  /** What it does that a pattern cannot tell. */
  Set<String> traits() {
    Set<String> traits = new HashSet<>();
    if (restoresFiles()) {
      traits.add(RESTORES_FILES);
    }
    if (subcommand().equals("rm") && has("--cached")) {
      traits.add(Rehearsals.REHEARSAL);
    }
    if (subcommand().equals("clean") && removesUnforced()) {
      traits.add(REMOVES_FILES);
    }
    if (Rehearsals.isRehearsal(invocation)) {
      traits.add(Rehearsals.REHEARSAL);
    }
    List<Word> rest = subcommandArguments();
    if (rest.stream().anyMatch(word -> word.dynamic() && word.text().isEmpty())
        && subcommand().isEmpty()) {
      traits.add(ProgramInvocation.UNREADABLE);
    }
    return traits;
  }

  private boolean has(String option) {
    return invocation.options().stream().anyMatch(word -> word.is(option));
  }

  private boolean removesUnforced() {
    return settings.entrySet().stream()
        .anyMatch(
            setting ->
                setting.getKey().equalsIgnoreCase("clean.requireForce")
                    && setting.getValue().text().matches("(?i)false|no|off|0"));
  }

  /** Whether it puts older content over files of the working tree. */
  private boolean restoresFiles() {
    List<String> options = invocation.options().stream().map(Word::text).toList();
    boolean worktree = options.contains("--worktree") || options.contains("-W");
    boolean staged = options.contains("--staged") || options.contains("-S");
    return switch (subcommand()) {
      case "checkout" -> {
        List<Word> rest = subcommandArguments();
        int terminator = rest.indexOf(Word.of("--"));
        boolean branches =
            options.stream()
                .anyMatch(option -> option.matches("-[bB]|--orphan|--detach|--track|-t"));
        long operands = invocation.operands().size() - 1L;
        yield (terminator >= 0 && terminator + 1 < rest.size())
            || (terminator < 0 && !branches && operands > 1);
      }
      case "checkout-index" ->
          options.stream().anyMatch(option -> option.matches("-[a-z]*f[a-z]*|--force"));
      case "restore" -> worktree || !staged;
      default -> false;
    };
  }

  /** What this call, or a later one by a name given here, makes a shell or git run as well. */
  List<Word> scripts() {
    List<Word> arguments = subcommandArguments();
    List<Word> scripts = new ArrayList<>();
    settings.forEach(
        (key, value) -> GitSettings.script(key, value, arguments).ifPresent(scripts::add));
    switch (subcommand()) {
      case "config" -> {
        for (int index = 0; index + 1 < arguments.size(); index++) {
          GitSettings.script(arguments.get(index).text(), arguments.get(index + 1), List.of())
              .ifPresent(scripts::add);
        }
      }
      case "rebase" -> scripts.addAll(EXEC.values(arguments, Set.of("-x", "--exec")));
      case "difftool" -> scripts.addAll(EXTCMD.values(arguments, EXTCMD.valued()));
      case "filter-branch" -> scripts.addAll(FILTERS.values(arguments, FILTERS.valued()));
      case "clone", "fetch", "pull", "ls-remote" ->
          scripts.addAll(PACK.values(arguments, PACK.valued()));
      case "submodule" -> after("foreach", arguments, "").ifPresent(scripts::add);
      case "for-each-repo" -> scripts.add(joined("git", FOR_EACH.afterOptions(arguments)));
      case "bisect" -> after("run", arguments, "").ifPresent(scripts::add);
      default -> {}
    }
    return scripts;
  }

  private static Optional<Word> after(String word, List<Word> arguments, String command) {
    int at = arguments.indexOf(Word.of(word));
    return at < 0
        ? Optional.empty()
        : Optional.of(
            joined(command, arguments.stream().skip(at + 1L).dropWhile(Word::isOption).toList()));
  }

  /** Whether settings decide what runs that are not part of the command. */
  boolean hasUnreadableSettings() {
    return settings.keySet().stream().anyMatch(FROM_ENVIRONMENT::equals);
  }

  static Word joined(String command, List<Word> arguments) {
    StringBuilder text = new StringBuilder(command);
    arguments.forEach(word -> text.append(' ').append(word.text()));
    return new Word(text.toString(), arguments.stream().anyMatch(Word::dynamic), false);
  }
}
