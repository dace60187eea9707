package dev.orchestrator.core.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How shells read their arguments. */
final class ShellArguments {

  private static final Set<String> NAMES =
      Set.of(
          "sh",
          "bash",
          "dash",
          "zsh",
          "ksh",
          "ksh93",
          "mksh",
          "ash",
          "fish",
          "rbash",
          "tcsh",
          "csh",
          "yash",
          "posh",
          "osh",
          "oil",
          "nu",
          "xonsh",
          "elvish",
          "pwsh",
          "powershell");

  private static final Options OPTIONS =
      Options.of(
          "-o -O +o +O --rcfile --init-file --init-command -C -ExecutionPolicy -WorkingDirectory"
              + " --config --env-config --rc");

  /** Options before a script that is an option's value in some shells, an operand in others. */
  private static final Set<String> COMMAND =
      Set.of("--command", "--commands", "-Command", "-CommandWithArgs", "-EncodedCommand");

  private ShellArguments() {}

  static boolean isShell(String program) {
    return NAMES.contains(program);
  }

  /**
   * What a shell was asked to run.
   *
   * @param script the text of {@code -c}
   * @param operands the words behind the options: a file and its arguments, or {@code $0} and the
   *     arguments of the script
   * @param standardInput whether it reads its commands from there
   * @param onlyReads whether it only looks for mistakes
   */
  record Call(
      Optional<Word> script, List<Word> operands, boolean standardInput, boolean onlyReads) {}

  static Call read(List<Word> arguments) {
    List<Word> rest = new ArrayList<>();
    boolean command = false;
    boolean input = false;
    boolean onlyReads = false;
    int at = 0;
    while (at < arguments.size() && isOption(arguments.get(at))) {
      Word option = arguments.get(at);
      if (option.isTerminator() || option.text().equals("-")) {
        at++;
        break;
      }
      int equals = option.text().indexOf('=');
      if (option.text().startsWith("--command=")) {
        rest.add(option.afterEquals());
      }
      String letters = option.text().matches("-[A-Za-z]+") && equals < 0 ? option.text() : "";
      command |= COMMAND.contains(option.text()) || letters.indexOf('c') > 0;
      command |= option.text().startsWith("--command=");
      input |= letters.indexOf('s') > 0 && letters.length() < 6;
      onlyReads |= letters.equals("-n") || option.text().matches("--(help|version)");
      at += OPTIONS.width(arguments, at);
    }
    rest.addAll(arguments.subList(Math.min(at, arguments.size()), arguments.size()));
    if (command) {
      return new Call(
          rest.stream().findFirst(),
          rest.isEmpty() ? List.of() : rest.subList(1, rest.size()),
          false,
          false);
    }
    boolean fromInput = input || rest.isEmpty() || rest.get(0).is("/dev/stdin");
    return new Call(Optional.empty(), rest, fromInput && !onlyReads, onlyReads);
  }

  private static boolean isOption(Word word) {
    return word.text().startsWith("-") || (word.text().length() > 1 && word.text().startsWith("+"));
  }
}
