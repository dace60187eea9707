package dev.orchestrator.core.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts an expression into tokens. */
final class Lexer {

  private static final Pattern TOKEN =
      Pattern.compile(
          """
          (?<space>\\s+)\
          |(?<operator>&&|\\|\\||==|!=|<=|>=|!~|[!<>~()])\
          |(?<string>'(?:[^'\\\\]|\\\\.)*+'|"(?:[^"\\\\]|\\\\.)*+")\
          |(?<word>[\\p{L}\\p{N}_./*?+@:#%-]+)""",
          Pattern.DOTALL);

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");
  private static final Pattern DURATION = Pattern.compile("(?:\\d{1,9}(?:ms|s|m|h|d))+");

  private static final Map<Character, String> SLIPS =
      Map.of(
          '=', "compare with '=='",
          '&', "write '&&'",
          '|', "write '||'",
          '\'', "close the quote",
          '"', "close the quote",
          ',', "join conditions with '&&' or '||'");

  private final String expression;

  Lexer(String expression) {
    this.expression = expression;
  }

  List<Token> tokens() {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(expression);
    int at = 0;
    while (at < expression.length()) {
      if (!matcher.region(at, expression.length()).lookingAt()) {
        throw unexpected(at);
      }
      if (matcher.group("space") == null) {
        tokens.add(token(matcher, at + 1));
      }
      at = matcher.end();
    }
    tokens.add(new Token(Token.Kind.END, "", expression.length() + 1));
    return List.copyOf(tokens);
  }

  private static Token token(Matcher matcher, int column) {
    String text = matcher.group();
    if (matcher.group("operator") != null) {
      return new Token(Token.Kind.OPERATOR, text, column);
    }
    if (matcher.group("string") != null) {
      return new Token(Token.Kind.STRING, unquoted(text), column);
    }
    boolean number = NUMBER.matcher(text).matches() || DURATION.matcher(text).matches();
    return new Token(number ? Token.Kind.NUMBER : Token.Kind.WORD, text, column);
  }

  private static String unquoted(String text) {
    return text.substring(1, text.length() - 1).replaceAll("(?s)\\\\(.)", "$1");
  }

  private ExpressionException unexpected(int at) {
    char found = expression.charAt(at);
    return new ExpressionException(
        expression,
        at + 1,
        "unexpected '" + found + "'",
        SLIPS.getOrDefault(found, "put text with special characters in quotes"));
  }
}
