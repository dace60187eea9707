package dev.orchestrator.core.safety;

import dev.orchestrator.core.safety.ProgramInvocation.Operand;
import dev.orchestrator.core.safety.shell.Script;
import dev.orchestrator.core.safety.shell.ShellCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One pattern of a rule: {@code PROGRAM OPERAND... -OPTION... :TRAIT...}.
 *
 * <p>The program and the operands are globs, the operands are the first of the command in this
 * order, and {@code ...} stands for any number of them. An option may stand anywhere; alternatives
 * are separated by commas. {@code !name} is any program but that one.
 */
final class CommandPattern {

  private static final String ANY_NUMBER = "...";

  private final boolean negated;
  private final boolean anyProgram;
  private final Glob program;
  private final boolean abbreviates;
  private final List<String> operandTexts = new ArrayList<>();
  private final List<Glob> operands = new ArrayList<>();
  private final List<List<String>> options = new ArrayList<>();
  private final List<String> traits = new ArrayList<>();

  private CommandPattern(List<Word> words) {
    String name = words.get(0).text();
    negated = name.startsWith("!");
    anyProgram = negated || name.equals("*");
    abbreviates = KnownPrograms.abbreviates(name);
    program = new Glob(negated ? name.substring(1) : words.get(0).baseName());
    words.stream().skip(1).forEach(word -> add(word.text()));
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException when it is not one command
   */
  static CommandPattern parse(String text) {
    List<Word> words = isPlain(text) ? plainWords(text) : shellWords(text);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("'" + text + "' is not the pattern of one command");
    }
    return new CommandPattern(words);
  }

  /**
   * Nearly all patterns are words and blanks, and the grammar of shells is slow while it is cold.
   */
  private static boolean isPlain(String text) {
    return text.chars()
        .allMatch(
            c -> c < 128 && (Character.isLetterOrDigit(c) || " .,_/@:=+*!%-".indexOf(c) >= 0));
  }

  static List<Word> plainWords(String text) {
    return Stream.of(text.split(" ")).filter(word -> !word.isEmpty()).map(Word::of).toList();
  }

  static List<Word> shellWords(String text) {
    Script script = Script.parse(text);
    return script.complete()
            && script.commands().size() == 1
            && script.commands().get(0) instanceof ShellCommand.Simple simple
        ? simple.words().stream().map(word -> Word.of(word.written())).toList()
        : List.of();
  }

  private void add(String word) {
    if (word.startsWith(":") && word.length() > 1) {
      traits.add(word.substring(1));
    } else if (word.startsWith("-") && word.length() > 1) {
      options.add(List.of(word.split(",", -1)));
    } else {
      operandTexts.add(word);
      operands.add(new Glob(word));
    }
  }

  boolean matches(ProgramInvocation invocation) {
    return programMatches(invocation.program())
        && invocation.traits().containsAll(traits)
        && options.stream().allMatch(alternatives -> hasOption(invocation, alternatives))
        && (operands.isEmpty() || operandsMatch(0, invocation.operands(), 0));
  }

  /**
   * Whether the command would match if what nobody knows of it were what the pattern asks for. A
   * pattern of any program, or of any operands, says too little for that.
   */
  boolean mayMatch(ProgramInvocation invocation) {
    List<Operand> given = invocation.operands();
    return !anyProgram
        && options.isEmpty()
        && !operands.isEmpty()
        && !operandTexts.contains(ANY_NUMBER)
        && given.stream().anyMatch(CommandPattern::isUnknown)
        && programMatches(invocation.program())
        && invocation.traits().containsAll(traits)
        && operandsMayMatch(0, given, 0);
  }

  private static boolean isUnknown(Operand operand) {
    String text = operand.word().text();
    return operand.word().dynamic() && (text.isEmpty() || text.contains("$"));
  }

  private boolean operandsMayMatch(int wanted, List<Operand> given, int at) {
    if (wanted == operands.size()) {
      return true;
    }
    if (at >= given.size()) {
      return false;
    }
    boolean unknown = isUnknown(given.get(at));
    boolean same = unknown || operands.get(wanted).matches(given.get(at).word().text());
    return (same && operandsMayMatch(wanted + 1, given, at + 1))
        || ((unknown || given.get(at).mayBeValue()) && operandsMayMatch(wanted, given, at + 1));
  }

  private boolean programMatches(String name) {
    if (anyProgram && traits.isEmpty() && onlyNamesThings(name)) {
      return false;
    }
    return negated != program.matches(name);
  }

  private boolean onlyNamesThings(String name) {
    return KnownPrograms.onlyHandlesText(name)
        || (!operands.isEmpty() && KnownPrograms.endsOptionsAtTerminator(name));
  }

  private boolean operandsMatch(int wanted, List<Operand> given, int at) {
    if (wanted == operands.size()) {
      return true;
    }
    if (operandTexts.get(wanted).equals(ANY_NUMBER)) {
      return operandsMatch(wanted + 1, given, at)
          || (at < given.size() && operandsMatch(wanted, given, at + 1));
    }
    if (at >= given.size()) {
      return false;
    }
    Operand operand = given.get(at);
    return (operands.get(wanted).matches(operand.word().text())
            && operandsMatch(wanted + 1, given, at + 1))
        || (operand.mayBeValue() && operandsMatch(wanted, given, at + 1));
  }

  private boolean hasOption(ProgramInvocation invocation, List<String> alternatives) {
    return candidates(invocation).stream()
        .anyMatch(
            given -> alternatives.stream().anyMatch(wanted -> isOption(given.text(), wanted)));
  }

  private List<Word> candidates(ProgramInvocation invocation) {
    boolean everywhere = anyProgram && !KnownPrograms.endsOptionsAtTerminator(invocation.program());
    List<Word> options =
        everywhere
            ? invocation.arguments().stream().filter(Word::isOption).toList()
            : invocation.options();
    Set<String> textOptions = KnownPrograms.textOptions(invocation);
    if (textOptions.isEmpty()) {
      return options;
    }
    List<Word> kept = new ArrayList<>();
    for (int index = 0; index < options.size(); index++) {
      if (!isTextOf(invocation.arguments(), options.get(index), textOptions)) {
        kept.add(options.get(index));
      }
    }
    return kept;
  }

  private static boolean isTextOf(List<Word> arguments, Word word, Set<String> textOptions) {
    int at = arguments.indexOf(word);
    return at > 0 && textOptions.contains(arguments.get(at - 1).text());
  }

  private boolean isOption(String given, String wanted) {
    if (given.equals(wanted) || given.startsWith(wanted + "=")) {
      return true;
    }
    if (wanted.length() == 2) {
      return !given.startsWith("--") && given.indexOf(wanted.charAt(1)) > 0;
    }
    return abbreviates && given.length() > 3 && given.startsWith("--") && wanted.startsWith(given);
  }
}
