package dev.orchestrator.core.safety.shell;

import java.util.List;
import java.util.Optional;

/**
 * A word as it is written, in parts.
 *
 * @param parts in order; none for a word that is nothing but empty quotes
 */
public record ShellWord(List<Part> parts) {

  /** A part of a word. */
  public sealed interface Part {}

  /**
   * Text that stays as it is.
   *
   * @param quoted whether the shell neither splits it nor takes it for a pattern
   */
  public record Literal(String text, boolean quoted) implements Part {}

  /**
   * {@code $NAME} or {@code ${NAME...}}.
   *
   * @param name a variable, a number, or one special character; empty when it cannot be told
   * @param operator what follows the name, such as {@code :-}; empty for the plain value
   * @param operand what follows the operator
   * @param quoted whether the value stays one word
   */
  public record Parameter(String name, String operator, Optional<ShellWord> operand, boolean quoted)
      implements Part {}

  /** {@code $(...)}: the output of commands. */
  public record Output(Script script, boolean quoted) implements Part {}

  /** {@code <(...)} or {@code >(...)}: the name of a file that commands fill or read. */
  public record CommandFile(Script script) implements Part {}

  /** {@code $((...))}: a number; the parts are what is replaced before it is computed. */
  public record Calculation(ShellWord formula) implements Part {}

  /** Copies the parts. */
  public ShellWord {
    parts = List.copyOf(parts);
  }

  /** A word without anything for the shell to replace. */
  public static ShellWord of(String text) {
    return new ShellWord(List.of(new Literal(text, true)));
  }

  /** The text when the shell replaces nothing in it; pattern characters may be part of it. */
  public Optional<String> literal() {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      if (!(part instanceof Literal literal)) {
        return Optional.empty();
      }
      text.append(literal.text());
    }
    return Optional.of(text.toString());
  }

  /** The text without quotes, in which variables stand as {@code $NAME}. */
  public String written() {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      text.append(
          part instanceof Literal literal
              ? literal.text()
              : part instanceof Parameter parameter ? "$" + parameter.name() : "$(...)");
    }
    return text.toString();
  }

  /** Whether a part of it is quoted. */
  public boolean quoted() {
    return parts.isEmpty()
        || parts.stream().anyMatch(part -> part instanceof Literal literal && literal.quoted());
  }
}
