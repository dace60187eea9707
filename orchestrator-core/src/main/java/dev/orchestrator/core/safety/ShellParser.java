package dev.orchestrator.core.safety;

import dev.orchestrator.core.safety.CommandBuilder.Role;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * Splits text into simple commands as a POSIX shell (and bash) does. Knows quoting, operators,
 * redirections, here-documents and substitutions; knows no values, so what depends on them is
 * marked {@link Word#dynamic()}. Never fails: what is left open at the end is reported as
 * incomplete.
 */
final class ShellParser {

  private static final int DEEPEST = 30;

  private static final Pattern BRACE_EXPANSION =
      Pattern.compile("\\{[^\\s{}]*(,|\\.\\.)[^\\s{}]*}");

  private final String text;
  private final int depth;
  private final CommandBuilder commands = new CommandBuilder();
  private final Deque<HereDocument> pending = new ArrayDeque<>();
  private int at;
  private boolean complete = true;
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private boolean dynamic;
  private boolean quoted;
  private boolean delimiterNext;
  private boolean delimiterIndented;

  private record HereDocument(String delimiter, boolean indented, boolean expands) {}

  ShellParser(String text) {
    this(text, 0, 0);
  }

  private ShellParser(String text, int at, int depth) {
    this.text = text;
    this.at = at;
    this.depth = depth;
  }

  ShellText parse() {
    parseUntil('\0');
    return new ShellText(commands.commands(), complete);
  }

  /** Stops behind the closing character, or at the end of the text when there is none. */
  private void parseUntil(char closing) {
    int open = 0;
    while (at < text.length()) {
      char next = text.charAt(at);
      if (next == closing && open == 0) {
        at++;
        endCommand();
        return;
      }
      open += next == '(' ? 1 : next == ')' && open > 0 ? -1 : 0;
      step(next);
    }
    complete &= closing == '\0';
    endCommand();
    complete &= pending.isEmpty();
  }

  private void step(char next) {
    switch (next) {
      case ' ', '\t', '\r' -> {
        at++;
        endWord();
      }
      case '\n' -> {
        endCommand();
        at++;
        readHereDocuments();
      }
      case '#' -> comment();
      case ';', '(', ')' -> {
        at++;
        endCommand();
      }
      case '|' -> pipe();
      case '&' -> ampersand();
      case '<', '>' -> redirection(next);
      default -> wordPart(next);
    }
  }

  private void wordPart(char next) {
    switch (next) {
      case '\\' -> escape();
      case '\'' -> singleQuotes();
      case '"' -> doubleQuotes();
      case '$' -> dollar(false);
      case '`' -> backticks();
      case '{' -> {
        dynamic |= BRACE_EXPANSION.matcher(text).region(at, text.length()).lookingAt();
        append(next);
      }
      default -> append(next);
    }
  }

  private void append(char character) {
    inWord = true;
    word.append(character);
    at++;
  }

  private void comment() {
    if (inWord) {
      append('#');
      return;
    }
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end;
  }

  private void pipe() {
    at++;
    endWord();
    if (looksAt("|")) {
      at++;
      commands.end();
    } else {
      at += looksAt("&") ? 1 : 0;
      commands.pipe();
    }
  }

  private void ampersand() {
    at++;
    if (looksAt(">")) {
      endWord();
      at += looksAt(">>") ? 2 : 1;
      commands.expect(Role.WRITTEN_FILE);
    } else {
      at += looksAt("&") ? 1 : 0;
      endCommand();
    }
  }

  private void redirection(char direction) {
    if (!quoted && inWord && word.chars().allMatch(Character::isDigit)) {
      clearWord();
    }
    endWord();
    at++;
    if (looksAt("(")) {
      at++;
      inWord = true;
      dynamic = true;
      substitute();
    } else if (direction == '>') {
      at += looksAt(">") || looksAt("|") || looksAt("&") ? 1 : 0;
      commands.expect(Role.WRITTEN_FILE);
    } else {
      input();
    }
  }

  private void input() {
    if (looksAt("<<")) {
      at += 2;
      commands.expect(Role.INPUT_TEXT);
    } else if (looksAt("<")) {
      at++;
      delimiterIndented = looksAt("-");
      at += delimiterIndented ? 1 : 0;
      delimiterNext = true;
    } else {
      at += looksAt("&") || looksAt(">") ? 1 : 0;
      commands.expect(Role.READ_FILE);
    }
  }

  private void escape() {
    at++;
    if (at >= text.length()) {
      complete = false;
    } else if (text.charAt(at) == '\n') {
      at++;
    } else {
      quoted = true;
      append(text.charAt(at));
    }
  }

  private void singleQuotes() {
    inWord = true;
    quoted = true;
    int end = text.indexOf('\'', at + 1);
    complete &= end >= 0;
    int stop = end < 0 ? text.length() : end;
    word.append(text, at + 1, stop);
    at = Math.min(text.length(), stop + 1);
  }

  private void doubleQuotes() {
    inWord = true;
    quoted = true;
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      quotedPart(text.charAt(at));
    }
    complete &= at < text.length();
    at = Math.min(text.length(), at + 1);
  }

  private void quotedPart(char next) {
    switch (next) {
      case '\\' -> escapeInQuotes();
      case '$' -> dollar(true);
      case '`' -> backticks();
      default -> append(next);
    }
  }

  private void escapeInQuotes() {
    char escaped = at + 1 < text.length() ? text.charAt(at + 1) : '\\';
    if (escaped == '\n') {
      at += 2;
    } else if ("$`\"\\".indexOf(escaped) >= 0) {
      at++;
      append(escaped);
    } else {
      append('\\');
    }
  }

  private void dollar(boolean inQuotes) {
    if (!inQuotes && text.startsWith("$'", at)) {
      ansiQuotes();
    } else if (!inQuotes && text.startsWith("$\"", at)) {
      at++;
      doubleQuotes();
    } else if (text.startsWith("$(", at)) {
      inWord = true;
      dynamic = true;
      word.append("$(...)");
      at += 2;
      substitute();
    } else if (text.startsWith("${", at)) {
      braces();
    } else {
      char following = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
      dynamic |= Character.isLetterOrDigit(following) || "_@*#?!$-".indexOf(following) >= 0;
      append('$');
    }
  }

  /** The escapes matter only as far as they could hide a letter of a command. */
  private void ansiQuotes() {
    inWord = true;
    quoted = true;
    at += 2;
    while (at < text.length() && text.charAt(at) != '\'') {
      if (text.charAt(at) == '\\') {
        dynamic = true;
        append('\\');
      }
      if (at < text.length()) {
        append(text.charAt(at));
      }
    }
    complete &= at < text.length();
    at = Math.min(text.length(), at + 1);
  }

  private void substitute() {
    if (depth >= DEEPEST) {
      complete = false;
      at = text.length();
      return;
    }
    ShellParser inner = new ShellParser(text, at, depth + 1);
    inner.parseUntil(')');
    at = inner.at;
    complete &= inner.complete;
    commands.add(inner.commands.commands());
  }

  private void braces() {
    inWord = true;
    dynamic = true;
    word.append("${");
    at += 2;
    while (at < text.length() && text.charAt(at) != '}') {
      quotedPart(text.charAt(at));
    }
    complete &= at < text.length();
    word.append('}');
    at = Math.min(text.length(), at + 1);
  }

  private void backticks() {
    inWord = true;
    dynamic = true;
    word.append("$(...)");
    StringBuilder script = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '`') {
      boolean escaped =
          text.charAt(at) == '\\'
              && at + 1 < text.length()
              && "`\\$".indexOf(text.charAt(at + 1)) >= 0;
      at += escaped ? 1 : 0;
      script.append(text.charAt(at++));
    }
    complete &= at < text.length();
    at = Math.min(text.length(), at + 1);
    nested(script.toString());
  }

  private void nested(String script) {
    if (depth >= DEEPEST) {
      complete = false;
      return;
    }
    ShellParser inner = new ShellParser(script, 0, depth + 1);
    inner.parseUntil('\0');
    complete &= inner.complete;
    commands.add(inner.commands.commands());
  }

  private void readHereDocuments() {
    while (!pending.isEmpty()) {
      HereDocument document = pending.remove();
      StringBuilder body = new StringBuilder();
      boolean closed = false;
      while (at < text.length() && !closed) {
        int end = text.indexOf('\n', at);
        int stop = end < 0 ? text.length() : end;
        String line = text.substring(at, stop);
        at = Math.min(text.length(), stop + 1);
        closed = (document.indented() ? line.stripLeading() : line).equals(document.delimiter());
        body.append(closed ? "" : line + "\n");
      }
      complete &= closed;
      if (document.expands()) {
        expansions(body.toString());
      }
    }
  }

  private void expansions(String body) {
    ShellParser inner = new ShellParser(body, 0, depth + 1);
    while (inner.at < body.length()) {
      inner.quotedPart(body.charAt(inner.at));
    }
    inner.clearWord();
    commands.add(inner.commands.commands());
  }

  private void endWord() {
    if (inWord) {
      Word ended = new Word(word.toString(), dynamic);
      if (delimiterNext) {
        delimiterNext = false;
        pending.add(new HereDocument(ended.text(), delimiterIndented, !quoted));
        commands.input(upcomingBody(ended.text()));
      } else {
        commands.word(ended);
      }
    }
    clearWord();
  }

  /** The body starts on the next line; the command that reads it may go on until then. */
  private String upcomingBody(String delimiter) {
    int lineEnd = text.indexOf('\n', at);
    if (lineEnd < 0) {
      return "";
    }
    StringBuilder body = new StringBuilder();
    for (String line : text.substring(lineEnd + 1).split("\n", -1)) {
      if (line.strip().equals(delimiter)) {
        break;
      }
      body.append(line).append('\n');
    }
    return body.toString();
  }

  private void clearWord() {
    word.setLength(0);
    inWord = false;
    dynamic = false;
    quoted = false;
  }

  private void endCommand() {
    endWord();
    commands.end();
  }

  private boolean looksAt(String expected) {
    return text.startsWith(expected, at);
  }
}
