package dev.orchestrator.core.safety;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A program with the arguments that are its own: wrappers, global options and the commands it was
 * asked to start are taken off.
 *
 * @param program without folders and the endings of scripts
 * @param arguments in order
 * @param traits what an analysis found, written {@code :name} in patterns
 */
record ProgramInvocation(String program, List<Word> arguments, Set<String> traits) {

  private static final String ENDING = "\\.(exe|cmd|bat|sh|bash|zsh|py|[cm]?[jt]s|rb|pl|php|lua)$";

  /** It cannot be told which program, or what of it, would run. */
  static final String UNREADABLE = "unreadable";

  /** Another program may start it, or take its words for something else. */
  static final String SUSPECTED = "suspected";

  ProgramInvocation {
    arguments = List.copyOf(arguments);
    traits = Set.copyOf(traits);
  }

  static ProgramInvocation of(Word program, List<Word> arguments) {
    String name = program.baseName().replaceFirst(ENDING, "");
    boolean unknown =
        (program.pattern() && name.matches(".+[*?\\[].*|[*?].*|\\[.+]"))
            || (program.dynamic() && (name.isEmpty() || name.contains("$")));
    return new ProgramInvocation(name, arguments, unknown ? Set.of(UNREADABLE) : Set.of());
  }

  static ProgramInvocation unreadable() {
    return new ProgramInvocation("", List.of(), Set.of(UNREADABLE));
  }

  ProgramInvocation with(String trait) {
    Set<String> more = new HashSet<>(traits);
    more.add(trait);
    return new ProgramInvocation(program, arguments, more);
  }

  ProgramInvocation withArguments(List<Word> others) {
    return new ProgramInvocation(program, others, traits);
  }

  /** The arguments that are options, up to {@code --}. */
  List<Word> options() {
    return arguments.subList(0, terminator()).stream().filter(Word::isOption).toList();
  }

  /** The arguments that are not options, those after {@code --} included. */
  List<Operand> operands() {
    List<Operand> operands = new ArrayList<>();
    for (int index = 0; index < arguments.size(); index++) {
      boolean afterTerminator = index > terminator();
      if (index != terminator() && (afterTerminator || !arguments.get(index).isOption())) {
        operands.add(new Operand(arguments.get(index), !afterTerminator && followsOption(index)));
      }
    }
    return operands;
  }

  /**
   * An argument that is no option.
   *
   * @param mayBeValue whether it could as well be the value of the option before it
   */
  record Operand(Word word, boolean mayBeValue) {}

  private boolean followsOption(int index) {
    return index > 0
        && arguments.get(index - 1).isOption()
        && !arguments.get(index - 1).text().contains("=");
  }

  private int terminator() {
    int index = 0;
    while (index < arguments.size() && !arguments.get(index).isTerminator()) {
      index++;
    }
    return index;
  }
}
