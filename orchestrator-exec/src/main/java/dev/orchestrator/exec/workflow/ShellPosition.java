package dev.orchestrator.exec.workflow;

import java.util.ArrayDeque;
import java.util.Deque;

/** Where in shell text one is, as far as quoting goes; fed with one character after the other. */
final class ShellPosition {

  enum Place {
    BARE,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    UNSAFE
  }

  /** What is open, innermost first. */
  private enum Open {
    COMMAND(Place.BARE),
    PARENTHESIS(Place.BARE),
    SINGLE(Place.SINGLE_QUOTED),
    DOUBLE(Place.DOUBLE_QUOTED),
    ANSI(Place.UNSAFE),
    BRACE(Place.UNSAFE),
    ARITHMETIC(Place.UNSAFE),
    BACKTICK(Place.UNSAFE),
    COMMENT(Place.UNSAFE);

    private final Place place;

    Open(Place place) {
      this.place = place;
    }
  }

  private final Deque<Open> open = new ArrayDeque<>();
  private boolean escaped;
  private boolean wordStart = true;
  private boolean hereDocument;
  private int arithmeticDepth;

  ShellPosition() {
    open.push(Open.COMMAND);
  }

  Place place() {
    return hereDocument || escaped ? Place.UNSAFE : top().place;
  }

  /** Whether what comes next begins a word. */
  boolean startsWord() {
    return wordStart;
  }

  /** A value was put here. */
  void value() {
    wordStart = false;
  }

  void read(String text, int at) {
    char next = text.charAt(at);
    boolean started = wordStart;
    wordStart = top().place == Place.BARE && !escaped && " \t\n;|&(<>".indexOf(next) >= 0;
    if (escaped) {
      escaped = false;
    } else if (next == '\\' && top() != Open.SINGLE && top() != Open.COMMENT) {
      escaped = true;
    } else {
      interpret(text, at, next, started);
    }
  }

  private void interpret(String text, int at, char next, boolean atWordStart) {
    switch (top()) {
      case SINGLE, ANSI -> closeAt(next, '\'');
      case COMMENT -> closeAt(next, '\n');
      case BACKTICK -> closeAt(next, '`');
      case BRACE -> closeAt(next, '}');
      case ARITHMETIC -> nest(next);
      case DOUBLE -> inDoubleQuotes(text, at, next);
      case COMMAND, PARENTHESIS -> inCommand(text, at, next, atWordStart);
    }
  }

  private void inDoubleQuotes(String text, int at, char next) {
    if (next == '"') {
      open.pop();
    } else {
      expansion(text, at, next);
    }
  }

  private void inCommand(String text, int at, char next, boolean atWordStart) {
    switch (next) {
      case '\'' -> {
        open.push(at > 0 && text.charAt(at - 1) == '$' ? Open.ANSI : Open.SINGLE);
        wordStart = atWordStart;
      }
      case '"' -> {
        open.push(Open.DOUBLE);
        wordStart = atWordStart;
      }
      case '#' -> {
        if (atWordStart) {
          open.push(Open.COMMENT);
        }
      }
      case '(' -> open.push(Open.PARENTHESIS);
      case ')' -> close();
      case '<' ->
          hereDocument |=
              text.startsWith("<<", at)
                  && !text.startsWith("<<<", at)
                  && !(at > 0 && text.charAt(at - 1) == '<');
      default -> expansion(text, at, next);
    }
  }

  /** The parenthesis of a substitution is read next and opens its commands. */
  private void expansion(String text, int at, char next) {
    if (next == '`') {
      open.push(Open.BACKTICK);
    } else if (next == '$' && text.startsWith("$((", at)) {
      open.push(Open.ARITHMETIC);
    } else if (next == '$' && text.startsWith("${", at)) {
      open.push(Open.BRACE);
    } else if (next == '(' && at > 0 && text.charAt(at - 1) == '$') {
      open.push(Open.PARENTHESIS);
      wordStart = true;
    }
  }

  private void nest(char next) {
    arithmeticDepth += next == '(' ? 1 : next == ')' ? -1 : 0;
    if (next == ')' && arithmeticDepth == 0) {
      open.pop();
    }
  }

  private void closeAt(char next, char end) {
    if (next == end) {
      open.pop();
      wordStart = end == '\n';
    }
  }

  private void close() {
    if (open.size() > 1) {
      open.pop();
    }
  }

  private Open top() {
    return open.getFirst();
  }
}
