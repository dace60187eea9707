package dev.orchestrator.core.safety.shell;

import dev.orchestrator.core.safety.shell.ShellCommand.Branches;
import dev.orchestrator.core.safety.shell.ShellCommand.Expression;
import dev.orchestrator.core.safety.shell.ShellCommand.Function;
import dev.orchestrator.core.safety.shell.ShellCommand.Group;
import dev.orchestrator.core.safety.shell.ShellCommand.Loop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the compound commands of the grammar. */
final class CompoundReader {

  private static final Pattern TIMED_COMPOUND =
      Pattern.compile(
          "time(?:[ \\t]+-p)?[ \\t]+(?=[({!]|(?:if|for|while|until|case|time)[ \\t\\n])");
  private static final Pattern COPROCESS_NAME =
      Pattern.compile("[A-Za-z_]\\w*[ \\t]+(?=[{(]|(?:if|while|until|for|case)\\s)");

  private final ShellSource source;
  private final WordReader words;
  private final ShellReader commands;

  CompoundReader(ShellSource source, WordReader words, ShellReader commands) {
    this.source = source;
    this.words = words;
    this.commands = commands;
  }

  /** Reads over {@code time} where it is a reserved word before something compound. */
  boolean skipTime() {
    String timed = source.peek(TIMED_COMPOUND);
    return !timed.isEmpty() && source.skip(timed);
  }

  /** Reads over the name that a coprocess may have. */
  void skipCoprocessName() {
    source.skipBlanks();
    source.skip(source.peek(COPROCESS_NAME));
  }

  /** Empty when no compound command begins here. */
  Optional<ShellCommand> read() {
    if (source.next() == '(') {
      return Optional.of(commands.nested(this::readParentheses));
    }
    String reserved = commands.reserved();
    return switch (reserved) {
      case "{", "if", "while", "until", "for", "select", "case", "[[", "function" -> {
        source.skip(reserved);
        yield Optional.of(commands.nested(() -> readReserved(reserved)));
      }
      default -> Optional.empty();
    };
  }

  private ShellCommand readReserved(String reserved) {
    return switch (reserved) {
      case "{" -> {
        List<ShellCommand> body = readUpTo("}");
        yield new Group(body, false, commands.readRedirections());
      }
      case "if" -> readIf();
      case "for", "select" -> readLoop();
      case "case" -> readCase();
      case "[[" -> readTest();
      case "function" -> readFunction();
      default -> readWhile();
    };
  }

  private ShellCommand readParentheses() {
    source.take();
    int start = source.position();
    boolean formula = source.next() == '(' && commands.isFormula(1);
    source.skip(formula ? "(" : "");
    if (formula && commands.isNoFormula()) {
      source.moveTo(start);
      formula = false;
    }
    if (formula) {
      ShellWord text = words.readFormula();
      return new Expression(List.of(text), commands.readRedirections());
    }
    List<ShellCommand> body = commands.readParenthesised().commands();
    return new Group(body, true, commands.readRedirections());
  }

  /** A list and the reserved word behind it. */
  private List<ShellCommand> readUpTo(String reserved) {
    List<ShellCommand> body = commands.readList();
    requireReserved(reserved);
    return body;
  }

  private void requireReserved(String reserved) {
    boolean there = commands.reserved().equals(reserved);
    commands.requireThat(there && source.skip(reserved));
  }

  private ShellCommand readIf() {
    List<List<ShellCommand>> conditions = new ArrayList<>();
    List<List<ShellCommand>> branches = new ArrayList<>();
    conditions.add(readUpTo("then"));
    branches.add(commands.readList());
    while (commands.reserved().equals("elif")) {
      source.skip("elif");
      conditions.add(readUpTo("then"));
      branches.add(commands.readList());
    }
    boolean otherwise = commands.reserved().equals("else");
    if (otherwise) {
      source.skip("else");
      branches.add(commands.readList());
    }
    requireReserved("fi");
    return new Branches(List.of(), conditions, branches, otherwise, commands.readRedirections());
  }

  private ShellCommand readWhile() {
    List<ShellCommand> condition = readUpTo("do");
    List<ShellCommand> body = readUpTo("done");
    return new Branches(
        List.of(), List.of(condition), List.of(body), false, commands.readRedirections());
  }

  private ShellCommand readLoop() {
    source.skipBlanks();
    if (source.skip("((")) {
      ShellWord formula = words.readFormula();
      List<ShellCommand> body = readLoopBody();
      return new Branches(
          List.of(formula), List.of(), List.of(body), false, commands.readRedirections());
    }
    String variable = words.read().flatMap(ShellWord::literal).orElse("");
    commands.skipSpace();
    Optional<List<ShellWord>> values = Optional.empty();
    if (commands.reserved().equals("in")) {
      source.skip("in");
      values = Optional.of(readValues());
    }
    List<ShellCommand> body = readLoopBody();
    return new Loop(variable, values, body, commands.readRedirections());
  }

  private List<ShellWord> readValues() {
    List<ShellWord> values = new ArrayList<>();
    source.skipBlanks();
    Optional<ShellWord> value = words.read();
    while (value.isPresent()) {
      values.add(value.get());
      source.skipBlanks();
      value = source.next() == '#' ? Optional.empty() : words.read();
    }
    return values;
  }

  private List<ShellCommand> readLoopBody() {
    commands.skipSeparators();
    boolean braces = commands.reserved().equals("{");
    requireReserved(braces ? "{" : "do");
    return readUpTo(braces ? "}" : "done");
  }

  private ShellCommand readCase() {
    source.skipBlanks();
    List<ShellWord> subjects = new ArrayList<>(words.read().stream().toList());
    commands.skipSpace();
    requireReserved("in");
    List<List<ShellCommand>> branches = new ArrayList<>();
    commands.skipSpace();
    while (!source.atEnd() && !commands.reserved().equals("esac")) {
      int before = source.position();
      readPatterns(subjects);
      branches.add(commands.readList());
      if (!source.skip(";;&") && !source.skip(";;")) {
        source.skip(";&");
      }
      commands.skipSpace();
      if (source.position() == before) {
        commands.requireThat(false);
        source.take();
      }
    }
    requireReserved("esac");
    boolean anything =
        subjects.stream().skip(1).anyMatch(word -> word.literal().filter("*"::equals).isPresent());
    return new Branches(subjects, List.of(), branches, anything, commands.readRedirections());
  }

  private void readPatterns(List<ShellWord> subjects) {
    source.skip("(");
    do {
      source.skipBlanks();
      words.read().ifPresent(subjects::add);
      source.skipBlanks();
    } while (source.skip("|"));
    commands.require(")");
  }

  private ShellCommand readTest() {
    List<ShellWord> operands = new ArrayList<>();
    commands.skipSpace();
    while (!source.atEnd() && !commands.reserved().equals("]]")) {
      Optional<ShellWord> word = words.read();
      if (word.isEmpty()) {
        source.take();
      } else if (word.get().literal().filter("=~"::equals).isPresent()) {
        source.skipBlanks();
        words.readExpression().ifPresent(operands::add);
      }
      word.ifPresent(operands::add);
      commands.skipSpace();
    }
    requireReserved("]]");
    return new Expression(operands, commands.readRedirections());
  }

  private ShellCommand readFunction() {
    source.skipBlanks();
    String name = words.read().flatMap(ShellWord::literal).orElse("");
    source.skipBlanks();
    if (source.skip("(")) {
      source.skipBlanks();
      commands.require(")");
    }
    return new Function(name, commands.readBody());
  }
}
