package dev.orchestrator.core.safety.shell;

import dev.orchestrator.core.safety.shell.ShellCommand.Assignment;
import dev.orchestrator.core.safety.shell.ShellCommand.Function;
import dev.orchestrator.core.safety.shell.ShellCommand.Redirection;
import dev.orchestrator.core.safety.shell.ShellCommand.Simple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads simple commands, and functions, which begin like them. */
final class SimpleReader {

  private static final Pattern ASSIGNMENT =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(?:\\[[^\\]\\n]*])?\\+?=");
  private static final Pattern ARRAY =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(?:\\[[^\\]\\n]*])?\\+?=\\(");
  private static final Pattern NO_ARGUMENTS = Pattern.compile("[ \\t]*\\([ \\t]*\\)");

  private final ShellSource source;
  private final WordReader words;
  private final ShellReader commands;

  SimpleReader(ShellSource source, WordReader words, ShellReader commands) {
    this.source = source;
    this.words = words;
    this.commands = commands;
  }

  /** Empty when nothing begins here that could be one. */
  Optional<ShellCommand> read() {
    List<Assignment> assignments = new ArrayList<>();
    List<ShellWord> read = new ArrayList<>();
    List<Redirection> redirections = new ArrayList<>();
    while (true) {
      source.skipBlanks();
      if (commands.readRedirection(redirections)) {
        continue;
      }
      if (read.isEmpty() ? source.looksAt(ASSIGNMENT) : source.looksAt(ARRAY)) {
        assignments.add(readAssignment());
        continue;
      }
      if (source.next() == '#') {
        break;
      }
      Optional<ShellWord> word = words.read();
      if (word.isEmpty()) {
        break;
      }
      read.add(word.get());
      if (read.size() == 1 && assignments.isEmpty() && source.looksAt(NO_ARGUMENTS)) {
        return Optional.of(readFunction(word.get()));
      }
    }
    commands.requireThat(source.next() != '(');
    return assignments.isEmpty() && read.isEmpty() && redirections.isEmpty()
        ? Optional.empty()
        : Optional.of(new Simple(assignments, read, redirections));
  }

  private ShellCommand readFunction(ShellWord name) {
    source.skip(source.peek(NO_ARGUMENTS));
    return new Function(name.literal().orElse(""), commands.readBody());
  }

  private Assignment readAssignment() {
    String target = source.peek(ASSIGNMENT);
    String name = target.replaceFirst("[\\[+=].*", "");
    if (target.contains("[")) {
      source.skip(name);
      source.take();
      words.read(end -> end == ']').ifPresent(commands::alsoRuns);
      source.skip("]");
      source.skip("+");
      source.skip("=");
    } else {
      source.skip(target);
    }
    if (source.skip("(")) {
      return new Assignment(name, true, commands.nested(this::readElements));
    }
    boolean element = target.contains("[") || target.contains("+");
    return new Assignment(name, element, List.of(words.read().orElse(new ShellWord(List.of()))));
  }

  private List<ShellWord> readElements() {
    List<ShellWord> elements = new ArrayList<>();
    commands.skipSpace();
    while (!source.atEnd() && source.next() != ')') {
      Optional<ShellWord> element = words.read();
      if (element.isEmpty()) {
        commands.requireThat(false);
        source.take();
      }
      element.ifPresent(elements::add);
      commands.skipSpace();
    }
    commands.require(")");
    return elements;
  }
}
