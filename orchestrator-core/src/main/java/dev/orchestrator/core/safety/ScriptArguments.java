package dev.orchestrator.core.safety;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the arguments of a program that are themselves text for a shell. */
final class ScriptArguments {

  private static final Options SSH =
      Options.of("-b -c -D -E -e -F -I -i -J -L -l -m -O -o -p -Q -R -S -W -w -B -P");

  private static final Options PARALLEL =
      Options.of(
          "-j --jobs -a --arg-file -I -n -N -L -S --sshlogin --delay --timeout --retries --joblog"
              + " --results --workdir --wd --colsep -d --delimiter --max-args --tmpdir --tagstring");

  private static final Options TMUX_OPTIONS = Options.of("-t -n -s -c -F -x -y -e -l -p -N -b");

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

  /** Names of keys that tmux types as something else than their letters. */
  private static final Map<String, String> KEYS =
      Map.of(
          "Space", " ", "Enter", "\n", "C-m", "\n", "C-j", "\n", "KPEnter", "\n", "Tab", "\t",
          "C-i", "\t");

  /**
   * What a program takes for a script.
   *
   * @param name the program and its sub-commands
   * @param scripts the options whose value is one
   * @param options all its options with a value
   * @param operands {@code none}, {@code joined} or {@code each}
   */
  private record Row(List<String> name, Set<String> scripts, Options options, String operands) {

    static Row of(List<String> columns) {
      Set<String> scripts = Options.of(columns.get(1)).valued();
      return new Row(
          Arrays.asList(columns.get(0).split(" ", -1)),
          scripts,
          Options.of(columns.get(1) + " " + columns.get(2)),
          columns.get(3));
    }

    boolean isOf(ProgramInvocation invocation) {
      List<String> start = new ArrayList<>(List.of(invocation.program()));
      invocation.arguments().stream().limit(name.size() - 1L).map(Word::text).forEach(start::add);
      return start.equals(name);
    }

    List<Word> in(List<Word> arguments) {
      List<Word> found = new ArrayList<>(options.values(arguments, scripts));
      List<Word> rest = options.afterOptions(arguments.subList(name.size() - 1, arguments.size()));
      if (operands.equals("joined")) {
        found.add(join(rest));
      } else if (operands.equals("each")) {
        found.addAll(rest);
      }
      return found;
    }
  }

  private static final List<Row> ROWS = DataFile.rows("scripts.txt").map(Row::of).toList();

  private ScriptArguments() {}

  /** Each is to be parsed; a dynamic one cannot be. */
  static List<Word> of(ProgramInvocation invocation) {
    List<Word> arguments = invocation.arguments();
    return switch (invocation.program()) {
      case "ssh" -> remote(arguments);
      case "alias" -> arguments.stream().map(Word::afterEquals).toList();
      case "parallel" -> parallel(arguments);
      case "tmux" -> tmux(arguments);
      default ->
          ROWS.stream()
              .filter(row -> row.isOf(invocation))
              .flatMap(row -> row.in(arguments).stream())
              .toList();
    };
  }

  /** The command for the other machine; its options may stand on both sides of the host. */
  private static List<Word> remote(List<Word> arguments) {
    List<Word> hostAndCommand = SSH.afterOptions(arguments);
    if (hostAndCommand.size() < 2) {
      return List.of();
    }
    List<Word> command = SSH.afterOptions(hostAndCommand.subList(1, hostAndCommand.size()));
    return command.isEmpty() ? List.of() : List.of(join(command));
  }

  private static List<Word> parallel(List<Word> arguments) {
    int separator = arguments.indexOf(Word.of(":::"));
    int end = separator < 0 ? arguments.size() : separator;
    List<Word> command = PARALLEL.afterOptions(arguments.subList(0, end));
    boolean fromFile = arguments.stream().anyMatch(word -> word.is("::::") || word.is("-a"));
    if (!command.isEmpty() && !command.get(0).is("::::")) {
      return List.of(join(command));
    }
    if (separator >= 0) {
      return arguments.subList(separator + 1, arguments.size());
    }
    return fromFile ? List.of(Word.unknown(Expansion.UNKNOWN)) : List.of();
  }

  /** Keys may be typed one argument at a time, so each is looked at and all of them together. */
  private static List<Word> tmux(List<Word> arguments) {
    List<Word> scripts = new ArrayList<>();
    for (int index = 0; index < arguments.size(); index++) {
      if (TMUX_STARTERS.contains(arguments.get(index).text())) {
        List<Word> rest = arguments.subList(index + 1, arguments.size());
        scripts.addAll(rest.stream().filter(word -> word.text().contains(" ")).toList());
        List<Word> typed = TMUX_OPTIONS.afterOptions(rest);
        scripts.add(join(typed));
        scripts.add(
            new Word(
                typed.stream()
                    .map(word -> KEYS.getOrDefault(word.text(), word.text()))
                    .collect(Collectors.joining()),
                false,
                false));
      }
    }
    return scripts;
  }

  static Word join(List<Word> words) {
    return new Word(
        words.stream().map(Word::text).collect(Collectors.joining(" ")),
        words.stream().anyMatch(Word::dynamic),
        false);
  }
}
