package dev.orchestrator.cli.playbook;

import dev.orchestrator.core.text.Suggestions;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Holds a documented call against the commands and options that this program really has. Values are
 * not looked at, for documents write {@code NAME} and {@code {{task}}}; nor is it asked whether
 * anything is missing, for documents name commands without calling them.
 */
final class CommandCheck {

  private final CommandSpec root;

  CommandCheck(CommandSpec root) {
    this.root = root;
  }

  /** What is wrong with the call, with a suggestion where there is one; empty when nothing is. */
  Optional<String> problem(List<String> words) {
    return new Walk(root, words).problem();
  }

  private static final class Walk {
    private CommandSpec command;
    private final Deque<String> words;
    private int positionals;

    Walk(CommandSpec root, List<String> words) {
      this.command = root;
      this.words = new ArrayDeque<>();
      words.stream()
          .map(word -> word.replaceAll("^\\[+|\\]+(\\.\\.\\.)?$", ""))
          .filter(word -> !word.isEmpty())
          .forEach(this.words::add);
    }

    Optional<String> problem() {
      while (!words.isEmpty()) {
        String word = words.remove();
        if (word.equals("--")) {
          return Optional.empty();
        }
        Optional<String> problem =
            word.startsWith("-") && word.length() > 1 ? option(word) : argument(word);
        if (problem.isPresent()) {
          return problem;
        }
      }
      return Optional.empty();
    }

    private Optional<String> option(String word) {
      String name = word.startsWith("--") ? word.split("=", 2)[0] : word.substring(0, 2);
      OptionSpec option = command.optionsMap().get(name);
      if (option == null) {
        return Optional.of(
            "'"
                + command.qualifiedName()
                + "' has no option "
                + name
                + near(name, command.optionsMap().keySet()));
      }
      if (word.equals(name) && option.arity().min() > 0 && !words.isEmpty()) {
        words.remove();
      }
      return Optional.empty();
    }

    private Optional<String> argument(String word) {
      CommandSpec next =
          Optional.ofNullable(command.subcommands().get(word))
              .map(each -> each.getCommandSpec())
              .orElse(null);
      if (next != null && positionals == 0) {
        command = next;
        return Optional.empty();
      }
      positionals++;
      if (positionals <= maximum(command.positionalParameters()) || isPlaceholder(word)) {
        return Optional.empty();
      }
      return Optional.of(
          command.subcommands().isEmpty()
              ? "'" + command.qualifiedName() + "' does not take '" + word + "'"
              : "'"
                  + command.qualifiedName()
                  + "' has no command '"
                  + word
                  + "'"
                  + near(word, command.subcommands().keySet()));
    }

    private boolean isPlaceholder(String word) {
      boolean some = word.equals("...") || word.equals("…");
      return some || (!command.subcommands().isEmpty() && word.equals("COMMAND"));
    }

    private static long maximum(List<? extends ArgSpec> parameters) {
      return parameters.stream()
          .mapToLong(each -> each.arity().isVariable() ? Integer.MAX_VALUE : each.arity().max())
          .sum();
    }

    private static String near(String word, Collection<String> known) {
      return Suggestions.nearest(word, known)
          .map(name -> "; did you mean " + name + "?")
          .orElse("");
    }
  }
}
