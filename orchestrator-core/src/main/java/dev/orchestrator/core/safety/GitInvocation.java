package dev.orchestrator.core.safety;

import java.util.ArrayList;
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
record GitInvocation(Invocation invocation, Map<String, Word> settings) {

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

  private static final String ALIAS = "alias.";

  GitInvocation {
    settings = Map.copyOf(settings);
  }

  static Optional<GitInvocation> of(Invocation raw) {
    if (raw.program().startsWith("git-")) {
      List<Word> arguments = new ArrayList<>(List.of(Word.of(raw.program().substring(4))));
      arguments.addAll(raw.arguments());
      return Optional.of(new GitInvocation(new Invocation("git", arguments, Set.of()), Map.of()));
    }
    return raw.program().equals("git") ? Optional.of(parse(raw)) : Optional.empty();
  }

  private static GitInvocation parse(Invocation raw) {
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
        settings.put(key, new Word(pair.text().substring(equals + 1), pair.dynamic()));
      }
      at += setting || VALUE_OPTIONS.contains(option) ? 2 : 1;
    }
    List<Word> rest = arguments.subList(Math.min(at, arguments.size()), arguments.size());
    Invocation invocation = raw.withArguments(rest);
    boolean unknown = !rest.isEmpty() && rest.get(0).dynamic();
    return new GitInvocation(
        unknown ? invocation.with(Invocation.UNREADABLE) : invocation, settings);
  }

  String subcommand() {
    return invocation.arguments().isEmpty() ? "" : invocation.arguments().get(0).text();
  }

  List<Word> subcommandArguments() {
    return invocation.arguments().isEmpty()
        ? List.of()
        : invocation.arguments().subList(1, invocation.arguments().size());
  }

  /** Whether it puts older content over files of the working tree. */
  boolean restoresFiles() {
    List<String> options = invocation.options().stream().map(Word::text).toList();
    boolean worktree = options.contains("--worktree") || options.contains("-W");
    boolean staged = options.contains("--staged") || options.contains("-S");
    return switch (subcommand()) {
      case "checkout" -> {
        int terminator = subcommandArguments().indexOf(Word.of("--"));
        yield terminator >= 0 && terminator + 1 < subcommandArguments().size();
      }
      case "restore" -> worktree || !staged;
      default -> false;
    };
  }

  /** What this call, or a later one by a name given here, makes a shell or git run as well. */
  List<Word> scripts() {
    List<Word> scripts = new ArrayList<>();
    settings.forEach((key, value) -> addAlias(scripts, key, value, subcommandArguments()));
    List<Word> arguments = subcommandArguments();
    if (subcommand().equals("config")) {
      for (int index = 0; index + 1 < arguments.size(); index++) {
        addAlias(scripts, arguments.get(index).text(), arguments.get(index + 1), List.of());
      }
    }
    if (subcommand().equals("rebase")) {
      addOptionValues(scripts, arguments);
    }
    if (subcommand().equals("submodule") && arguments.contains(Word.of("foreach"))) {
      List<Word> command =
          arguments.stream()
              .skip(arguments.indexOf(Word.of("foreach")) + 1L)
              .dropWhile(Word::isOption)
              .toList();
      scripts.add(joined("", command));
    }
    return scripts;
  }

  private static void addAlias(List<Word> scripts, String key, Word value, List<Word> arguments) {
    if (key.startsWith(ALIAS)) {
      boolean shell = value.text().startsWith("!");
      String command = shell ? value.text().substring(1) : "git " + value.text();
      Word script = joined(command, arguments);
      scripts.add(new Word(script.text(), value.dynamic() || script.dynamic()));
    }
  }

  private static void addOptionValues(List<Word> scripts, List<Word> arguments) {
    for (int index = 0; index < arguments.size(); index++) {
      String text = arguments.get(index).text();
      if ((text.equals("-x") || text.equals("--exec")) && index + 1 < arguments.size()) {
        scripts.add(arguments.get(index + 1));
      } else if (text.startsWith("--exec=")) {
        scripts.add(Word.of(text.substring("--exec=".length())));
      }
    }
  }

  private static Word joined(String command, List<Word> arguments) {
    StringBuilder text = new StringBuilder(command);
    arguments.forEach(word -> text.append(' ').append(word.text()));
    return new Word(text.toString(), arguments.stream().anyMatch(Word::dynamic));
  }
}
