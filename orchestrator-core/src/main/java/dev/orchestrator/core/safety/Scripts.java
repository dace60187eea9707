package dev.orchestrator.core.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the arguments of a program that are themselves text for a shell. */
final class Scripts {

  private static final Set<String> SHELLS =
      Set.of("sh", "bash", "dash", "zsh", "ksh", "mksh", "ash", "fish", "rbash");

  private static final Map<String, Set<String>> SCRIPT_OPTIONS =
      Map.of(
          "env", Set.of("-S", "--split-string"),
          "su", Set.of("-c", "--command"),
          "runuser", Set.of("-c", "--command"),
          "script", Set.of("-c", "--command"),
          "flock", Set.of("-c", "--command"),
          "setsid", Set.of(),
          "nix-shell", Set.of("--run", "--command"),
          "npm", Set.of("-c", "--call"),
          "npx", Set.of("-c", "--call"));

  private static final Set<String> SSH_VALUES =
      Set.of(
          "-b", "-c", "-D", "-E", "-e", "-F", "-I", "-i", "-J", "-L", "-l", "-m", "-O", "-o", "-p",
          "-Q", "-R", "-S", "-W", "-w");

  private static final Set<String> TMUX_STARTERS =
      Set.of(
          "new",
          "new-session",
          "neww",
          "new-window",
          "splitw",
          "split-window",
          "respawn-pane",
          "respawnp",
          "respawn-window",
          "run",
          "run-shell",
          "if",
          "if-shell",
          "send",
          "send-keys",
          "display-popup",
          "popup",
          "pipe-pane");

  private Scripts() {}

  static boolean isShell(String program) {
    return SHELLS.contains(program);
  }

  /** Each is to be parsed; a dynamic one cannot be. */
  static List<Word> of(Invocation invocation) {
    List<Word> arguments = invocation.arguments();
    String program = invocation.program();
    if (isShell(program)) {
      return shellScript(arguments);
    }
    return switch (program) {
      case "eval" -> List.of(join(arguments));
      case "watch" -> List.of(join(afterOptions(arguments, Set.of("-n", "--interval"))));
      case "ssh" -> remote(afterOptions(arguments, SSH_VALUES));
      case "trap" -> arguments.stream().limit(1).toList();
      case "alias" -> arguments.stream().map(Scripts::value).toList();
      case "parallel" -> parallel(arguments);
      case "tmux" -> tmux(arguments);
      default -> optionValues(arguments, SCRIPT_OPTIONS.getOrDefault(program, Set.of()));
    };
  }

  private static List<Word> shellScript(List<Word> arguments) {
    for (int index = 0; index < arguments.size(); index++) {
      String text = arguments.get(index).text();
      if (text.matches("-[a-zA-Z]*c[a-zA-Z]*")) {
        return arguments.stream()
            .skip(index + 1L)
            .filter(word -> !word.isOption())
            .limit(1)
            .toList();
      }
      if (!text.startsWith("-") && !text.startsWith("+")) {
        return List.of();
      }
    }
    return List.of();
  }

  private static List<Word> afterOptions(List<Word> arguments, Set<String> valueOptions) {
    int at = 0;
    while (at < arguments.size() && arguments.get(at).isOption()) {
      at += valueOptions.contains(arguments.get(at).text()) ? 2 : 1;
    }
    return arguments.subList(Math.min(at, arguments.size()), arguments.size());
  }

  private static List<Word> remote(List<Word> hostAndCommand) {
    return hostAndCommand.size() < 2
        ? List.of()
        : List.of(join(hostAndCommand.subList(1, hostAndCommand.size())));
  }

  private static List<Word> parallel(List<Word> arguments) {
    List<Word> scripts = new ArrayList<>();
    int separator = arguments.indexOf(Word.of(":::"));
    int end = separator < 0 ? arguments.size() : separator;
    List<Word> command = afterOptions(arguments.subList(0, end), Set.of("-j", "--jobs", "-a"));
    if (!command.isEmpty()) {
      scripts.add(join(command));
    } else if (separator >= 0) {
      scripts.addAll(arguments.subList(separator + 1, arguments.size()));
    }
    return scripts;
  }

  /** Keys may be typed one argument at a time, so each is looked at and all of them together. */
  private static List<Word> tmux(List<Word> arguments) {
    List<Word> scripts = new ArrayList<>();
    for (int index = 0; index < arguments.size(); index++) {
      if (TMUX_STARTERS.contains(arguments.get(index).text())) {
        List<Word> rest = arguments.subList(index + 1, arguments.size());
        scripts.addAll(rest.stream().filter(word -> word.text().contains(" ")).toList());
        scripts.add(
            join(afterOptions(rest, Set.of("-t", "-n", "-s", "-c", "-F", "-x", "-y", "-e"))));
      }
    }
    return scripts;
  }

  private static List<Word> optionValues(List<Word> arguments, Set<String> options) {
    List<Word> values = new ArrayList<>();
    for (int index = 0; index < arguments.size(); index++) {
      Word word = arguments.get(index);
      if (options.contains(word.text()) && index + 1 < arguments.size()) {
        values.add(arguments.get(index + 1));
      } else if (options.stream().anyMatch(option -> word.text().startsWith(option + "="))) {
        values.add(value(word));
      }
    }
    return values;
  }

  private static Word value(Word assignment) {
    return new Word(
        assignment.text().substring(assignment.text().indexOf('=') + 1), assignment.dynamic());
  }

  private static Word join(List<Word> words) {
    return new Word(
        words.stream().map(Word::text).collect(Collectors.joining(" ")),
        words.stream().anyMatch(Word::dynamic));
  }
}
