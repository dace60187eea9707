package dev.orchestrator.exec.workflow;

import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.template.TextTemplate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fills in a template that a shell will read, so that every value arrives as data. The template is
 * rendered with marks in the place of values, and each mark is then replaced by the value quoted
 * for the place where it stands: bare, in single or in double quotes. Where no quoting is safe the
 * workflow is refused.
 */
final class ShellTemplate {

  /** A value would stand where it cannot be quoted. */
  static final ErrorCode TEMPLATE_UNQUOTABLE = ErrorCode.environment("TEMPLATE_UNQUOTABLE");

  /** From a private use area, so that no text of people has them. */
  private static final char MARK_START = '\uE000';

  private static final char MARK_END = '\uE001';

  private final List<String> values = new ArrayList<>();
  private final String where;

  private ShellTemplate(String where) {
    this.where = where;
  }

  static String render(String where, TextTemplate template, Map<String, ?> values) {
    ShellTemplate rendering = new ShellTemplate(where);
    Map<String, Object> marked = new LinkedHashMap<>();
    values.forEach((name, value) -> marked.put(name, rendering.mark(value)));
    return rendering.quoted(template.render(marked));
  }

  private Object mark(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(this::mark).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> marked = new LinkedHashMap<>();
      map.forEach((name, inner) -> marked.put(name, mark(inner)));
      return marked;
    }
    if (value instanceof Boolean || value instanceof Number) {
      return value;
    }
    values.add(String.valueOf(value));
    return MARK_START + Integer.toString(values.size() - 1) + MARK_END;
  }

  private String quoted(String text) {
    ShellPosition position = new ShellPosition();
    StringBuilder result = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char next = text.charAt(at);
      if (next == MARK_START) {
        int end = text.indexOf(MARK_END, at);
        String value = values.get(Integer.parseInt(text.substring(at + 1, end)));
        result.append(quote(value, position));
        position.value();
        at = end;
      } else {
        position.read(text, at);
        result.append(next);
      }
    }
    return result.toString();
  }

  private String quote(String value, ShellPosition position) {
    if (value.indexOf('\0') >= 0) {
      throw refused("a value holds a NUL character, which no program can be given");
    }
    if (position.startsWord() && value.startsWith("-")) {
      throw refused("the value '" + value + "' would be read as an option");
    }
    return switch (position.place()) {
      case BARE -> bare(value);
      case SINGLE_QUOTED -> value.replace("'", "'\\''");
      case DOUBLE_QUOTED -> value.replaceAll("([\\\\\"$`])", "\\\\$1");
      case UNSAFE ->
          throw refused(
              "a value stands in a comment, a here-document, backticks or ${...}, where it cannot"
                  + " be quoted");
    };
  }

  private static String bare(String value) {
    return value.matches("[A-Za-z0-9_@%+=:,./-]+")
        ? value
        : "'" + value.replace("'", "'\\''") + "'";
  }

  private OrchestratorException refused(String what) {
    return new OrchestratorException(
        TEMPLATE_UNQUOTABLE,
        where + ": " + what,
        "give the value to the command through 'env' of the step");
  }
}
