package dev.orchestrator.core.safety.shell;

import dev.orchestrator.core.safety.shell.ShellCommand.Chain;
import dev.orchestrator.core.safety.shell.ShellCommand.Group;
import dev.orchestrator.core.safety.shell.ShellCommand.Pipeline;
import dev.orchestrator.core.safety.shell.ShellCommand.Redirection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Reads lists, pipelines and redirections. It never fails: what stands where it must not is read
 * over, and the script is not complete then.
 */
final class ShellReader {

  private static final int DEEPEST = 40;
  private static final Pattern RESERVED =
      Pattern.compile("(?:[a-z]+|[{}!]|\\[\\[|]])(?=[\\s;&|<>()]|\\z)");
  private static final Pattern DESCRIPTOR = Pattern.compile("(?:[0-9]+|\\{\\w+})(?=[<>])");

  private static final Pattern FORMULA_LINE = Pattern.compile("[^)\\n]{0,200}");
  private static final Pattern STATEMENT =
      Pattern.compile("[^)\\n]{0,200}[;\\n]|[^)\\n]{0,200}\\(\\)");
  private static final Pattern TWO_WORDS = Pattern.compile("\\w\\s+\\w");

  private static final Set<String> CLOSING =
      Set.of("then", "elif", "else", "fi", "do", "done", "esac", "}");

  private final ShellSource source;
  private final WordReader words;
  private final CompoundReader compounds;
  private final SimpleReader simples;
  private final HereDocuments hereDocuments = new HereDocuments();
  private List<ShellCommand> extra = new ArrayList<>();
  private boolean complete = true;
  private int depth;

  ShellReader(String text) {
    this(text, 0);
  }

  private ShellReader(String text, int depth) {
    this.source = new ShellSource(text);
    this.depth = depth;
    this.words = new WordReader(source, this);
    this.simples = new SimpleReader(source, words, this);
    this.compounds = new CompoundReader(source, words, this);
  }

  Script read() {
    List<ShellCommand> commands = new ArrayList<>(readList(() -> false));
    while (!source.atEnd()) {
      complete = false;
      skipStray();
      commands.addAll(readList(() -> false));
    }
    requireThat(hereDocuments.areComplete());
    commands.addAll(extra);
    return new Script(commands, complete);
  }

  private void skipStray() {
    String reserved = reserved();
    if (reserved.isEmpty()) {
      source.take();
    } else {
      source.skip(reserved);
    }
  }

  /** Commands up to something that closes a list; that comes next then. */
  List<ShellCommand> readList() {
    return readList(() -> false);
  }

  private List<ShellCommand> readList(BooleanSupplier end) {
    List<ShellCommand> commands = new ArrayList<>();
    skipSeparators();
    while (!source.atEnd() && !end.getAsBoolean() && !atClosing()) {
      int before = source.position();
      readChain().ifPresent(commands::add);
      if (source.position() == before) {
        return commands;
      }
      skipSeparators();
    }
    return commands;
  }

  private boolean atClosing() {
    return source.next() == ')' || source.looksAt(";;") || CLOSING.contains(reserved());
  }

  /** The reserved word that comes next, or nothing. */
  String reserved() {
    return source.peek(RESERVED);
  }

  /** Blanks, ends of lines, comments, and what separates commands. */
  void skipSeparators() {
    while (true) {
      skipSpace();
      boolean separator =
          (source.next() == ';' && source.charAt(1) != ';' && source.charAt(1) != '&')
              || (source.next() == '&' && source.charAt(1) != '&' && source.charAt(1) != '>');
      if (!separator) {
        return;
      }
      source.take();
    }
  }

  /** Blanks, comments and ends of lines; the bodies of here-documents belong to the latter. */
  void skipSpace() {
    while (true) {
      source.skipBlanks();
      if (source.next() == '#') {
        source.takeUntil(character -> character == '\n');
      } else if (source.next() == '\n') {
        source.take();
        complete &= hereDocuments.read(source, this::expanding);
      } else {
        return;
      }
    }
  }

  private ShellWord expanding(String body) {
    ShellReader inner = new ShellReader(body, depth + 1);
    ShellWord word = inner.words.readAllAsQuoted();
    complete &= inner.complete;
    extra.addAll(inner.extra);
    return word;
  }

  private Optional<ShellCommand> readChain() {
    List<ShellCommand> links = new ArrayList<>();
    do {
      skipSpace();
      readPipeline().ifPresent(links::add);
      source.skipBlanks();
    } while (source.skip("&&") || source.skip("||"));
    return links.size() < 2 ? links.stream().findFirst() : Optional.of(new Chain(links));
  }

  private Optional<ShellCommand> readPipeline() {
    List<ShellCommand> stages = new ArrayList<>();
    do {
      skipSpace();
      skipPrefixes();
      readCommand().ifPresent(stages::add);
      source.skipBlanks();
    } while (!source.looksAt("||") && (source.skip("|&") || source.skip("|")));
    return stages.size() < 2 ? stages.stream().findFirst() : Optional.of(new Pipeline(stages));
  }

  private void skipPrefixes() {
    while (true) {
      boolean negation = reserved().equals("!") || source.looksAt("!(");
      if (negation) {
        source.skip("!");
      } else if (reserved().equals("coproc")) {
        source.skip("coproc");
        compounds.skipCoprocessName();
      } else if (!compounds.skipTime()) {
        return;
      }
      source.skipBlanks();
    }
  }

  private Optional<ShellCommand> readCommand() {
    Optional<ShellCommand> compound = compounds.read();
    return compound.isPresent() ? compound : simples.read();
  }

  /** One command, as the body of a function is. */
  ShellCommand readBody() {
    skipSpace();
    return nested(() -> readCommand().orElse(new Group(List.of(), false, List.of())));
  }

  /** Commands up to the parenthesis that closes them, which is read too. */
  Script readParenthesised() {
    return nested(
        () -> {
          List<ShellCommand> outer = extra;
          extra = new ArrayList<>();
          List<ShellCommand> commands = new ArrayList<>(readList());
          while (!source.atEnd() && source.next() != ')') {
            complete = false;
            skipStray();
            commands.addAll(readList());
          }
          require(")");
          commands.addAll(extra);
          extra = outer;
          return new Script(commands, true);
        });
  }

  /** Commands that were written with escapes of their own. */
  Script readSeparately(String text) {
    ShellReader inner = new ShellReader(text, depth + 1);
    Script script = depth > DEEPEST ? new Script(List.of(), false) : inner.read();
    complete &= script.complete();
    return script;
  }

  /** Reads something inside of what is being read, if that is not too deep. */
  <T> T nested(Supplier<T> reading) {
    if (depth > DEEPEST) {
      complete = false;
      source.skipToEnd();
    }
    depth++;
    T result = reading.get();
    depth--;
    return result;
  }

  void require(String expected) {
    complete &= source.skip(expected);
  }

  void requireThat(boolean right) {
    complete &= right;
  }

  /** The commands in this word run although it is no word of a command. */
  void alsoRuns(ShellWord word) {
    extra.add(new ShellCommand.Expression(List.of(word), List.of()));
  }

  /** Whether the text of a formula can only be commands: some shells know no formula at all. */
  boolean isNoFormula() {
    String line = source.peek(FORMULA_LINE);
    return source.looksAt(STATEMENT) || (!line.contains("$(") && TWO_WORDS.matcher(line).find());
  }

  /** Whether two parentheses so many characters ahead hold a formula and no commands. */
  boolean isFormula(int from) {
    int open = 0;
    for (int at = from; source.charAt(at) != '\0'; at++) {
      char character = source.charAt(at);
      if (character == ')' && open == 0) {
        return source.charAt(at + 1) == ')';
      }
      open += character == '(' ? 1 : character == ')' ? -1 : 0;
    }
    return false;
  }

  List<Redirection> readRedirections() {
    List<Redirection> redirections = new ArrayList<>();
    source.skipBlanks();
    while (readRedirection(redirections)) {
      source.skipBlanks();
    }
    return redirections;
  }

  /** Whether there was one. */
  boolean readRedirection(List<Redirection> redirections) {
    int start = source.position();
    source.skip(source.peek(DESCRIPTOR));
    if (source.looksAt("<(") || source.looksAt(">(")) {
      source.moveTo(start);
      return false;
    }
    if (source.skip("&>>") || source.skip("&>") || source.skip(">>") || source.skip(">|")) {
      target().ifPresent(file -> redirections.add(new Redirection.Write(file)));
    } else if (source.skip(">&") || source.skip(">") || source.skip("<>")) {
      target().ifPresent(file -> redirections.add(new Redirection.Write(file)));
    } else if (source.skip("<<<")) {
      target().ifPresent(text -> redirections.add(new Redirection.Text(() -> text)));
    } else if (source.skip("<<")) {
      hereDocument(source.skip("-"), redirections);
    } else if (source.skip("<&") || source.skip("<")) {
      target().ifPresent(file -> redirections.add(new Redirection.Read(file)));
    } else {
      source.moveTo(start);
      return false;
    }
    return true;
  }

  private Optional<ShellWord> target() {
    source.skipBlanks();
    Optional<ShellWord> target = words.read();
    requireThat(target.isPresent());
    return target;
  }

  private void hereDocument(boolean indented, List<Redirection> redirections) {
    target()
        .ifPresent(
            delimiter ->
                redirections.add(
                    new Redirection.Text(
                        hereDocuments.announce(
                            delimiter.literal().orElse(""), indented, !delimiter.quoted()))));
  }
}
