package dev.orchestrator.core.safety.shell;

import dev.orchestrator.core.safety.shell.ShellWord.Calculation;
import dev.orchestrator.core.safety.shell.ShellWord.Output;
import dev.orchestrator.core.safety.shell.ShellWord.Parameter;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads words: characters, quotes, and what the shell replaces. */
final class WordReader {

  /** What ends a word that stands among commands. */
  static final IntPredicate ENDS_WORD = character -> " \t\n;&|<>()".indexOf(character) >= 0;

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*|[0-9]+|[@*#?!$-]");
  private static final Pattern SHORT_NAME =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*|[0-9]|[@*#?!$-]");
  private static final Pattern EXTENDED_PATTERN = Pattern.compile("[@?*+!]\\(");

  private final ShellSource source;
  private final ShellReader commands;

  WordReader(ShellSource source, ShellReader commands) {
    this.source = source;
    this.commands = commands;
  }

  /** A word up to what ends one; empty where none begins here. */
  Optional<ShellWord> read() {
    return read(ENDS_WORD);
  }

  /** A word up to such a character outside of quotes. */
  Optional<ShellWord> read(IntPredicate end) {
    WordBuilder word = new WordBuilder();
    while (!source.atEnd() && !source.looksAt("\r\n")) {
      if (source.looksAt(EXTENDED_PATTERN) && end.test('(')) {
        extendedPattern(word);
      } else if (end.test(source.next()) && !source.looksAt("<(") && !source.looksAt(">(")) {
        break;
      } else if (!word.begun() && (source.looksAt("<(") || source.looksAt(">("))) {
        source.take();
        source.take();
        word.add(new ShellWord.CommandFile(commands.readParenthesised()));
      } else if (end.test(source.next())) {
        break;
      } else {
        readPart(word);
      }
    }
    return word.finish();
  }

  /**
   * The right side of {@code =~}, in which parentheses group and blanks inside them belong to it.
   */
  Optional<ShellWord> readExpression() {
    WordBuilder word = new WordBuilder();
    int open = 0;
    while (!source.atEnd() && (open > 0 || " \t\n".indexOf(source.next()) < 0)) {
      open += source.next() == '(' ? 1 : source.next() == ')' ? -1 : 0;
      readPart(word);
    }
    return word.finish();
  }

  /** All of the source, read as between double quotes. */
  ShellWord readAllAsQuoted() {
    WordBuilder word = new WordBuilder();
    while (!source.atEnd()) {
      readQuotedPart(word, '\0');
    }
    return word.finish().orElse(ShellWord.of(""));
  }

  /** A formula up to two closing parentheses, which are read too. */
  ShellWord readFormula() {
    WordBuilder word = new WordBuilder();
    int open = 0;
    while (!source.atEnd() && (open > 0 || !source.looksAt("))"))) {
      open += source.next() == '(' ? 1 : source.next() == ')' ? -1 : 0;
      if (source.next() == '\'') {
        word.append(source.take(), true);
      } else {
        readPart(word);
      }
    }
    commands.require("))");
    return word.finish().orElse(ShellWord.of(""));
  }

  private void extendedPattern(WordBuilder word) {
    word.append(source.take(), false);
    int open = 0;
    do {
      open += source.next() == '(' ? 1 : source.next() == ')' ? -1 : 0;
      readPart(word);
    } while (!source.atEnd() && open > 0);
    commands.requireThat(open == 0);
  }

  private void readPart(WordBuilder word) {
    switch (source.next()) {
      case '\\' -> escape(word);
      case '\'' -> singleQuotes(word);
      case '"' -> doubleQuotes(word);
      case '$' -> dollar(word);
      case '`' -> backticks(word, false);
      default -> word.append(source.take(), false);
    }
  }

  private void readQuotedPart(WordBuilder word, char closing) {
    switch (source.next()) {
      case '\\' -> escapeInQuotes(word, closing);
      case '$' -> expansion(word, true);
      case '`' -> backticks(word, true);
      default -> word.append(source.take(), true);
    }
  }

  private void escape(WordBuilder word) {
    source.take();
    if (source.atEnd()) {
      commands.requireThat(false);
    } else if (!source.skip("\n")) {
      word.append(source.take(), true);
    }
  }

  private void singleQuotes(WordBuilder word) {
    source.take();
    word.append(source.takeUntil(character -> character == '\''), true);
    commands.require("'");
  }

  private void doubleQuotes(WordBuilder word) {
    source.take();
    word.append("", true);
    while (!source.atEnd() && source.next() != '"') {
      readQuotedPart(word, '"');
    }
    commands.require("\"");
  }

  private void escapeInQuotes(WordBuilder word, char closing) {
    source.take();
    if (source.skip("\n")) {
      return;
    }
    boolean taken =
        !source.atEnd() && ("$`\\".indexOf(source.next()) >= 0 || source.next() == closing);
    word.append(taken ? source.take() : '\\', true);
  }

  private void dollar(WordBuilder word) {
    if (source.skip("$'")) {
      word.append(AnsiQuotes.read(source), true);
      commands.require("'");
    } else if (source.looksAt("$\"")) {
      source.take();
      doubleQuotes(word);
    } else {
      expansion(word, false);
    }
  }

  private void expansion(WordBuilder word, boolean quoted) {
    if (source.looksAt("$((") && commands.isFormula(3)) {
      source.skip("$((");
      word.add(new Calculation(commands.nested(this::readFormula)));
    } else if (source.skip("$(")) {
      word.add(new Output(commands.readParenthesised(), quoted));
    } else if (source.skip("$[")) {
      bracketFormula(word);
    } else if (source.skip("${")) {
      word.add(commands.nested(() -> parameter(quoted)));
    } else {
      source.take();
      String name = source.peek(SHORT_NAME);
      source.skip(name);
      if (name.isEmpty()) {
        word.append('$', true);
      } else {
        word.add(new Parameter(name, "", Optional.empty(), quoted));
      }
    }
  }

  private void bracketFormula(WordBuilder word) {
    Supplier<ShellWord> formula = () -> read(end -> end == ']').orElse(ShellWord.of(""));
    word.add(new Calculation(commands.nested(formula)));
    commands.require("]");
  }

  private Parameter parameter(boolean quoted) {
    boolean prefixed = source.charAt(1) != '}' && (source.next() == '!' || source.next() == '#');
    String prefix = prefixed && ":-=+?%/".indexOf(source.charAt(1)) < 0 ? take() : "";
    String name = source.peek(NAME);
    source.skip(name);
    String operator = source.next() == '[' ? subscript() : "";
    if (source.next() != '}' && !source.atEnd()) {
      operator += source.takeUntil(character -> ":-=+?#%/^,@".indexOf(character) < 0);
    }
    WordBuilder operand = new WordBuilder();
    while (!source.atEnd() && source.next() != '}') {
      if (quoted && source.next() != '"') {
        readQuotedPart(operand, '}');
      } else {
        readPart(operand);
      }
    }
    commands.require("}");
    return new Parameter(
        prefix.equals("!") || name.isEmpty() ? "" : name,
        prefix + operator,
        operand.finish(),
        quoted);
  }

  private String take() {
    return String.valueOf(source.take());
  }

  /** What is substituted in a subscript runs as well; it is kept as part of the operator only. */
  private String subscript() {
    source.take();
    WordBuilder index = new WordBuilder();
    while (!source.atEnd() && source.next() != ']') {
      readPart(index);
    }
    commands.require("]");
    ShellWord word = index.finish().orElse(ShellWord.of(""));
    commands.alsoRuns(word);
    return "[" + word.literal().orElse("") + "]";
  }

  private void backticks(WordBuilder word, boolean quoted) {
    source.take();
    StringBuilder script = new StringBuilder();
    while (!source.atEnd() && source.next() != '`') {
      boolean escaped =
          source.next() == '\\'
              && ("`\\$".indexOf(source.charAt(1)) >= 0 || (quoted && source.charAt(1) == '"'));
      if (escaped) {
        source.take();
      }
      if (!source.atEnd()) {
        script.append(source.take());
      }
    }
    commands.require("`");
    word.add(new Output(commands.readSeparately(script.toString()), quoted));
  }
}
