package dev.orchestrator.core.expression;

import dev.orchestrator.core.text.Suggestions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Recursive descent over this grammar, in which a word on the right of a comparison is text unless
 * it names a field of the type on the left:
 *
 * <pre>
 * or         = and { "||" and }
 * and        = not { "&amp;&amp;" not }
 * not        = "!" not | "(" or ")" | comparison
 * comparison = operand [ operator operand | "in" field ]
 * operand    = field | word | string | number | "true" | "false"
 * </pre>
 */
final class Parser {

  private static final int DEEPEST = 100;

  private static final Map<String, String> SLIPS =
      Map.of(
          "and",
          "write '&&'",
          "or",
          "write '||'",
          "not",
          "write '!'",
          "AND",
          "write '&&'",
          "OR",
          "write '||'",
          "NOT",
          "write '!'");

  private final String expression;
  private final Vocabulary vocabulary;
  private final List<Token> tokens;
  private int next;
  private int depth;

  Parser(String expression, Vocabulary vocabulary) {
    this.expression = expression;
    this.vocabulary = vocabulary;
    this.tokens = new Lexer(expression).tokens();
  }

  ConditionNode parse() {
    ConditionNode condition = or();
    Token rest = peek();
    if (rest.kind() != Token.Kind.END) {
      throw error(
          rest,
          "unexpected " + rest.described(),
          SLIPS.getOrDefault(rest.text(), "join conditions with '&&' or '||'"));
    }
    return condition;
  }

  private ConditionNode or() {
    ConditionNode left = and();
    while (take("||")) {
      left = new ConditionNode.Or(left, and());
    }
    return left;
  }

  private ConditionNode and() {
    ConditionNode left = not();
    while (take("&&")) {
      left = new ConditionNode.And(left, not());
    }
    return left;
  }

  private ConditionNode not() {
    if (++depth > DEEPEST) {
      throw error(peek(), "too deeply nested", "write it with fewer parentheses");
    }
    try {
      if (take("!")) {
        return new ConditionNode.Not(not());
      }
      return take("(") ? closed(or()) : comparison();
    } finally {
      depth--;
    }
  }

  private ConditionNode closed(ConditionNode inside) {
    if (!take(")")) {
      throw error(peek(), "expected ')' and not " + peek().described(), "close the parenthesis");
    }
    return inside;
  }

  private ConditionNode comparison() {
    Token first = advance();
    Token operator = peek();
    if (operator.kind() == Token.Kind.WORD && operator.text().equals("in")) {
      advance();
      Token list = advance();
      return compared(listField(list), "==", literal(first), operator);
    }
    if (operator.kind() == Token.Kind.OPERATOR && Comparison.OPERATORS.contains(operator.text())) {
      advance();
      return comparison(first, operator, advance());
    }
    return new ConditionNode.True(field(first).field().orElseThrow());
  }

  private ConditionNode comparison(Token first, Token operator, Token second) {
    Operand left = first.kind() == Token.Kind.WORD ? field(first) : literal(first);
    Operand right = operand(second, left.type());
    boolean swap = left.isLiteral() && right.type() == FieldType.LIST;
    return swap
        ? compared(right, operator.text(), left, operator)
        : compared(left, operator.text(), right, operator);
  }

  private ConditionNode compared(Operand left, String operator, Operand right, Token at) {
    if (!Comparison.fits(left.type(), operator, right.type())) {
      throw error(
          at,
          "'%s' cannot compare %s with %s"
              .formatted(at.text(), left.type().words(), right.type().words()),
          left.type() == FieldType.FLAG
              ? "a field that is true or false stands by itself, or with '!' before it"
              : "compare numbers with numbers and text with text");
    }
    return new Comparison(left, operator, right);
  }

  private Operand operand(Token token, FieldType wanted) {
    Optional<FieldType> field =
        token.kind() == Token.Kind.WORD ? vocabulary.typeOf(token.text()) : Optional.empty();
    boolean names = field.filter(type -> type == wanted || type == FieldType.LIST).isPresent();
    if (names && wanted != FieldType.LIST) {
      return field(token);
    }
    Operand value = literal(token);
    boolean digitsAsText = value.type() == FieldType.NUMBER && wanted != FieldType.NUMBER;
    return digitsAsText ? Operand.text(token) : value;
  }

  private Operand literal(Token token) {
    return switch (token.kind()) {
      case STRING -> Operand.text(token);
      case NUMBER -> Operand.number(token);
      case WORD ->
          token.text().equals("true") || token.text().equals("false")
              ? Operand.flag(token)
              : Operand.text(token);
      default -> throw error(token, "expected a value and not " + token.described(), "complete it");
    };
  }

  private Operand listField(Token token) {
    Operand field = field(token);
    if (field.type() != FieldType.LIST) {
      throw error(
          token, "'" + token.text() + "' is not a list", "'in' looks in a list, as tags is");
    }
    return field;
  }

  private Operand field(Token token) {
    if (token.kind() != Token.Kind.WORD) {
      throw error(
          token, "expected a field and not " + token.described(), "name a field, such as dirty");
    }
    FieldType type =
        vocabulary
            .typeOf(token.text())
            .orElseThrow(
                () -> error(token, "there is no field '" + token.text() + "'", known(token)));
    return Operand.field(token.text(), type, token.column());
  }

  private String known(Token token) {
    return Suggestions.hint(
        token.text(),
        vocabulary.types().keySet(),
        "known: " + String.join(", ", vocabulary.types().keySet().stream().sorted().toList()));
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token advance() {
    Token token = tokens.get(next);
    next = Math.min(next + 1, tokens.size() - 1);
    return token;
  }

  private boolean take(String operator) {
    boolean there = peek().is(operator);
    if (there) {
      advance();
    }
    return there;
  }

  private ExpressionException error(Token at, String message, String hint) {
    return new ExpressionException(expression, at.column(), message, hint);
  }
}
