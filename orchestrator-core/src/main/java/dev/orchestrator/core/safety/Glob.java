package dev.orchestrator.core.safety;

import java.util.Optional;
import java.util.regex.Pattern;

/** {@code *}, {@code ?} and {@code [abc]} over a whole word; {@code [*]} is a star. */
final class Glob {

  private final String text;

  /** Empty where the text stands for itself, which is so for most words of rules. */
  private final Optional<Pattern> pattern;

  Glob(String text) {
    this.text = text;
    boolean plain = text.chars().noneMatch(character -> "*?[".indexOf(character) >= 0);
    pattern = plain ? Optional.empty() : Optional.of(compile(text));
  }

  private static Pattern compile(String text) {
    StringBuilder regex = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      int close = text.charAt(at) == '[' ? text.indexOf(']', at + 2) : -1;
      if (close > 0) {
        regex.append('[').append(Pattern.quote(text.substring(at + 1, close))).append(']');
        at = close;
      } else {
        regex.append(translate(text.charAt(at)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  private static String translate(char character) {
    return switch (character) {
      case '*' -> ".*";
      case '?' -> ".";
      default -> Pattern.quote(String.valueOf(character));
    };
  }

  boolean matches(String word) {
    return pattern.map(glob -> glob.matcher(word).matches()).orElseGet(() -> text.equals(word));
  }
}
