package dev.orchestrator.core.safety;

import dev.orchestrator.core.safety.CommandBuilder.Role;

/**
 * Splits text into simple commands as a POSIX shell (and bash) does. Knows quoting, operators,
 * redirections, here-documents and substitutions; knows no values, so what depends on them is
 * marked {@link Word#dynamic()}. Never fails: what is left open at the end is reported as
 * incomplete.
 */
final class ShellParser {

  private static final int DEEPEST = 30;
  private static final char END = '\0';

  private final ShellSource source;
  private final int depth;
  private final CommandBuilder commands = new CommandBuilder();
  private final WordBuilder word = new WordBuilder();
  private final WordReader reader;
  private final HereDocuments hereDocuments = new HereDocuments();
  private boolean complete = true;
  private boolean delimiterNext;
  private boolean delimiterIndented;

  ShellParser(String text) {
    this(new ShellSource(text), 0);
  }

  private ShellParser(ShellSource source, int depth) {
    this.source = source;
    this.depth = depth;
    this.reader = new WordReader(source, word, new Nested());
  }

  ShellText parse() {
    parseUntil(END);
    return new ShellText(commands.commands(), isComplete());
  }

  private boolean isComplete() {
    return complete && reader.complete();
  }

  /** Stops behind the closing character, or at the end of the text when there is none. */
  private void parseUntil(char closing) {
    int open = 0;
    while (!source.atEnd()) {
      char next = source.next();
      if (next == closing && open == 0) {
        source.take();
        endCommand();
        return;
      }
      open += next == '(' ? 1 : next == ')' && open > 0 ? -1 : 0;
      step(next);
    }
    complete &= closing == END;
    endCommand();
    complete &= hereDocuments.areComplete();
  }

  private void step(char next) {
    switch (next) {
      case ' ', '\t', '\r' -> {
        source.take();
        endWord();
      }
      case '\n' -> {
        endCommand();
        source.take();
        complete &= hereDocuments.read(source, this::expand);
      }
      case '#' -> comment();
      case ';', '(', ')' -> {
        source.take();
        endCommand();
      }
      case '|' -> pipe();
      case '&' -> ampersand();
      case '<', '>' -> redirection();
      default -> reader.readPart();
    }
  }

  private void comment() {
    if (word.begun()) {
      word.append(source.take());
    } else {
      source.takeUntil(character -> character == '\n');
    }
  }

  private void pipe() {
    source.take();
    endWord();
    if (source.skip("|")) {
      commands.end();
    } else {
      source.skip("&");
      commands.pipe();
    }
  }

  private void ampersand() {
    source.take();
    if (!source.looksAt(">")) {
      source.skip("&");
      endCommand();
      return;
    }
    endWord();
    source.take();
    source.skip(">");
    commands.expect(Role.WRITTEN_FILE);
  }

  private void redirection() {
    if (word.isNumber()) {
      word.finish();
    }
    endWord();
    if (source.skip("<(") || source.skip(">(")) {
      reader.readProcessSubstitution();
    } else if (source.skip(">")) {
      if (!source.skip(">") && !source.skip("|")) {
        source.skip("&");
      }
      commands.expect(Role.WRITTEN_FILE);
    } else {
      input();
    }
  }

  private void input() {
    if (source.skip("<<<")) {
      commands.expect(Role.INPUT_TEXT);
    } else if (source.skip("<<")) {
      delimiterIndented = source.skip("-");
      delimiterNext = true;
    } else {
      source.take();
      if (!source.skip("&")) {
        source.skip(">");
      }
      commands.expect(Role.READ_FILE);
    }
  }

  private void endWord() {
    boolean literal = word.quoted();
    word.finish().ifPresent(ended -> place(ended, literal));
  }

  private void place(Word ended, boolean literal) {
    if (delimiterNext) {
      delimiterNext = false;
      hereDocuments.announce(ended.text(), delimiterIndented, !literal);
      commands.input(HereDocuments.upcomingBody(source, ended.text()));
    } else {
      commands.word(ended);
    }
  }

  private void endCommand() {
    endWord();
    commands.end();
  }

  /** The body of a here-document: nothing in it is a command but what is substituted. */
  private void expand(String body) {
    ShellSource text = new ShellSource(body);
    ShellParser inner = new ShellParser(text, depth + 1);
    while (!text.atEnd()) {
      inner.reader.readQuotedPart();
    }
    inner.word.finish();
    commands.add(inner.commands.commands());
  }

  private final class Nested implements WordReader.Substitutions {

    @Override
    public void readHere() {
      read(source, ')');
    }

    @Override
    public void read(String script) {
      read(new ShellSource(script), END);
    }

    private void read(ShellSource text, char closing) {
      if (depth >= DEEPEST) {
        complete = false;
        text.skipToEnd();
        return;
      }
      ShellParser inner = new ShellParser(text, depth + 1);
      inner.parseUntil(closing);
      complete &= inner.isComplete();
      commands.add(inner.commands.commands());
    }
  }
}
