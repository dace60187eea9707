package dev.orchestrator.core.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a program reads its options: which of them have a value, as the next word, attached, or
 * behind {@code =}; letters in one cluster; long names by any beginning.
 *
 * @param valued the options with a value, with their dashes
 */
record Options(Set<String> valued) {

  private static final int SHORTEST_BEGINNING = 5;

  Options {
    valued = Set.copyOf(valued);
  }

  static Options of(String names) {
    String stripped = names.strip();
    return new Options(stripped.isEmpty() ? Set.of() : Set.of(stripped.split(" +", -1)));
  }

  /** How many words the option at this place takes up. */
  int width(List<Word> arguments, int at) {
    String option = arguments.get(at).text();
    if (valued.contains(option)) {
      return 2;
    }
    if (option.startsWith("--")) {
      return !option.contains("=") && fullName(option).isPresent() ? 2 : 1;
    }
    int letter = firstValuedLetter(option);
    return letter > 0 && letter == option.length() - 1 ? 2 : 1;
  }

  private Optional<String> fullName(String beginning) {
    return valued.stream()
        .filter(name -> name.startsWith(beginning) && beginning.length() >= SHORTEST_BEGINNING)
        .findFirst();
  }

  private int firstValuedLetter(String cluster) {
    for (int at = 1; at < cluster.length(); at++) {
      if (valued.contains(cluster.charAt(0) + String.valueOf(cluster.charAt(at)))) {
        return at;
      }
    }
    return -1;
  }

  /** Where the operands begin: behind the options and a terminator. */
  int operands(List<Word> arguments) {
    int at = 0;
    while (at < arguments.size() && arguments.get(at).isOption()) {
      if (arguments.get(at).isTerminator()) {
        return at + 1;
      }
      at += width(arguments, at);
    }
    return Math.min(at, arguments.size());
  }

  List<Word> afterOptions(List<Word> arguments) {
    return arguments.subList(operands(arguments), arguments.size());
  }

  /** The values of one of these options, wherever they stand before a terminator. */
  List<Word> values(List<Word> arguments, Set<String> wanted) {
    List<Word> values = new ArrayList<>();
    for (int at = 0; at < arguments.size() && !arguments.get(at).isTerminator(); ) {
      Word word = arguments.get(at);
      int width = word.isOption() ? width(arguments, at) : 1;
      if (word.isOption()) {
        Optional<Word> next =
            at + 1 < arguments.size() ? Optional.of(arguments.get(at + 1)) : Optional.empty();
        value(word, width == 2 ? next : Optional.empty(), wanted).ifPresent(values::add);
      }
      at += width;
    }
    return values;
  }

  private Optional<Word> value(Word word, Optional<Word> next, Set<String> wanted) {
    String option = word.text();
    if (wanted.contains(option)) {
      return next;
    }
    if (option.startsWith("--")) {
      int equals = option.indexOf('=');
      String name = equals < 0 ? option : option.substring(0, equals);
      boolean meant = wanted.contains(name) || fullName(name).filter(wanted::contains).isPresent();
      return !meant ? Optional.empty() : equals < 0 ? next : Optional.of(word.afterEquals());
    }
    int letter = firstValuedLetter(option);
    if (letter < 0 || !wanted.contains("-" + option.charAt(letter))) {
      return Optional.empty();
    }
    return letter == option.length() - 1
        ? next
        : Optional.of(new Word(option.substring(letter + 1), word.dynamic(), word.pattern()));
  }

  /** Whether a letter without a value is among the options before the operands. */
  boolean has(List<Word> arguments, char letter) {
    for (int at = 0; at < operands(arguments); at += width(arguments, at)) {
      String option = arguments.get(at).text();
      int valuedAt = firstValuedLetter(option);
      String letters = valuedAt < 0 ? option : option.substring(0, valuedAt);
      if (!option.startsWith("--") && letters.indexOf(letter) > 0) {
        return true;
      }
    }
    return false;
  }
}
