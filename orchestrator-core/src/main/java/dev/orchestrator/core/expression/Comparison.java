package dev.orchestrator.core.expression;

import dev.orchestrator.core.expression.FieldValue.Flag;
import dev.orchestrator.core.expression.FieldValue.Number;
import dev.orchestrator.core.expression.FieldValue.Text;
import dev.orchestrator.core.expression.FieldValue.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code left operator right}. */
record Comparison(Operand left, String operator, Operand right) implements ConditionNode {

  static final Set<String> OPERATORS = Set.of("==", "!=", "<", "<=", ">", ">=", "~", "!~");

  private static final Set<String> ORDER = Set.of("<", "<=", ">", ">=");

  /** Whether values of these types can be compared that way. */
  static boolean fits(FieldType left, String operator, FieldType right) {
    if (ORDER.contains(operator)) {
      return left == FieldType.NUMBER && right == FieldType.NUMBER;
    }
    if (operator.endsWith("~")) {
      return (left == FieldType.TEXT || left == FieldType.LIST) && right == FieldType.TEXT;
    }
    return left == right && left != FieldType.LIST
        || left == FieldType.LIST && right == FieldType.TEXT;
  }

  @Override
  public boolean holds(Function<String, FieldValue> fields) {
    FieldValue first = left.value(fields);
    FieldValue second = right.value(fields);
    return switch (operator) {
      case "==" -> same(first, second);
      case "!=" -> !same(first, second);
      case "~" -> matches(first, second);
      case "!~" -> !matches(first, second);
      default -> ordered(first, second);
    };
  }

  @Override
  public Set<String> fields() {
    return List.of(left, right).stream()
        .flatMap(operand -> operand.field().stream())
        .collect(Collectors.toSet());
  }

  private static boolean same(FieldValue first, FieldValue second) {
    if (first instanceof Texts list && second instanceof Text one) {
      return list.values().contains(one.value());
    }
    boolean comparable = first instanceof Text || first instanceof Number || first instanceof Flag;
    return comparable && first.equals(second);
  }

  private boolean ordered(FieldValue first, FieldValue second) {
    if (!(first instanceof Number a) || !(second instanceof Number b)) {
      return false;
    }
    int order = Long.compare(a.value(), b.value());
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  private static boolean matches(FieldValue first, FieldValue second) {
    if (!(second instanceof Text pattern)) {
      return false;
    }
    if (first instanceof Texts list) {
      return list.values().stream().anyMatch(each -> matches(each, pattern.value()));
    }
    return first instanceof Text text && matches(text.value(), pattern.value());
  }

  /** Part of the text, or with {@code *} or {@code ?} the whole of it; case does not count. */
  private static boolean matches(String text, String pattern) {
    String folded = text.toLowerCase(Locale.ROOT);
    String wanted = pattern.toLowerCase(Locale.ROOT);
    if (wanted.indexOf('*') < 0 && wanted.indexOf('?') < 0) {
      return folded.contains(wanted);
    }
    String regex =
        wanted
            .codePoints()
            .mapToObj(Comparison::globCharacter)
            .collect(Collectors.joining())
            .replaceAll("(?:\\.\\*)+", ".*");
    return Pattern.compile(regex, Pattern.DOTALL).matcher(folded).matches();
  }

  private static String globCharacter(int point) {
    return switch (point) {
      case '*' -> ".*";
      case '?' -> ".";
      default -> Pattern.quote(Character.toString(point));
    };
  }
}
