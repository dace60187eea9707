package dev.orchestrator.core.safety;

import java.util.regex.Pattern;

/** {@code *}, {@code ?} and {@code [abc]} over a whole word; {@code [*]} is a star. */
final class Glob {

  private final Pattern pattern;

  Glob(String text) {
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
    pattern = Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  private static String translate(char character) {
    return switch (character) {
      case '*' -> ".*";
      case '?' -> ".";
      default -> Pattern.quote(String.valueOf(character));
    };
  }

  boolean matches(String word) {
    return pattern.matcher(word).matches();
  }
}
