package dev.orchestrator.core.safety;

import java.util.regex.Pattern;

/**
 * Reads what words are made of: characters, quotes, and what the shell replaces. Remembers whether
 * all that was opened was closed.
 */
final class WordReader {

  private static final Pattern BRACE_EXPANSION =
      Pattern.compile("\\{[^\\s{}]*(,|\\.\\.)[^\\s{}]*}");

  /** What stands in a word for the output of a command. */
  private static final String OUTPUT = "$(...)";

  private final ShellSource source;
  private final WordBuilder word;
  private final Substitutions substitutions;
  private boolean complete = true;

  /** Who reads the commands inside a word. */
  interface Substitutions {

    /** Reads commands up to the parenthesis that closes them. */
    void readHere();

    /** Reads commands that were written with escapes of their own. */
    void read(String script);
  }

  WordReader(ShellSource source, WordBuilder word, Substitutions substitutions) {
    this.source = source;
    this.word = word;
    this.substitutions = substitutions;
  }

  boolean complete() {
    return complete;
  }

  void readPart() {
    switch (source.next()) {
      case '\\' -> escape();
      case '\'' -> singleQuotes();
      case '"' -> doubleQuotes();
      case '$' -> dollar();
      case '`' -> backticks();
      case '{' -> brace();
      default -> word.append(source.take());
    }
  }

  /** A part of a text in double quotes, or of one that is treated like it. */
  void readQuotedPart() {
    switch (source.next()) {
      case '\\' -> escapeInQuotes();
      case '$' -> expansion();
      case '`' -> backticks();
      default -> word.append(source.take());
    }
  }

  /** {@code <(...)}: the name of a file that holds the output of a command. */
  void readProcessSubstitution() {
    word.markDynamic();
    substitutions.readHere();
  }

  private void brace() {
    if (BRACE_EXPANSION.matcher(source.rest()).lookingAt()) {
      word.markDynamic();
    }
    word.append(source.take());
  }

  private void escape() {
    source.take();
    if (source.atEnd()) {
      complete = false;
    } else if (!source.skip("\n")) {
      word.markQuoted();
      word.append(source.take());
    }
  }

  private void singleQuotes() {
    word.markQuoted();
    source.take();
    word.append(source.takeUntil(character -> character == '\''));
    close("'");
  }

  private void doubleQuotes() {
    word.markQuoted();
    source.take();
    while (!source.atEnd() && source.next() != '"') {
      readQuotedPart();
    }
    close("\"");
  }

  private void escapeInQuotes() {
    char escaped = source.following();
    source.take();
    if (escaped == '\n') {
      source.take();
    } else {
      word.append(!source.atEnd() && "$`\"\\".indexOf(escaped) >= 0 ? source.take() : '\\');
    }
  }

  private void dollar() {
    if (source.skip("$'")) {
      ansiQuotes();
    } else if (source.looksAt("$\"")) {
      source.take();
      doubleQuotes();
    } else {
      expansion();
    }
  }

  private void expansion() {
    if (source.skip("$(")) {
      word.markDynamic();
      word.append(OUTPUT);
      substitutions.readHere();
    } else if (source.skip("${")) {
      parameter();
    } else {
      char name = source.following();
      if (Character.isLetterOrDigit(name) || "_@*#?!$-".indexOf(name) >= 0) {
        word.markDynamic();
      }
      word.append(source.take());
    }
  }

  /** The escapes matter only as far as they could hide a letter of a command. */
  private void ansiQuotes() {
    word.markQuoted();
    while (!source.atEnd() && source.next() != '\'') {
      if (source.next() == '\\') {
        word.markDynamic();
        word.append(source.take());
      }
      if (!source.atEnd()) {
        word.append(source.take());
      }
    }
    close("'");
  }

  private void parameter() {
    word.markDynamic();
    word.append("${");
    while (!source.atEnd() && source.next() != '}') {
      readQuotedPart();
    }
    word.append('}');
    close("}");
  }

  private void backticks() {
    word.markDynamic();
    word.append(OUTPUT);
    source.take();
    StringBuilder script = new StringBuilder();
    while (!source.atEnd() && source.next() != '`') {
      boolean escaped = source.next() == '\\' && "`\\$".indexOf(source.following()) >= 0;
      if (escaped) {
        source.take();
      }
      script.append(source.take());
    }
    close("`");
    substitutions.read(script.toString());
  }

  private void close(String closing) {
    complete &= source.skip(closing);
  }
}
