package dev.orchestrator.core.safety;

import java.util.List;
import java.util.stream.Stream;

/** What an analysis finds out about a command for which a pattern is not enough. */
final class CommandTraits {

  /** It names what it deletes by a pattern, a variable, or through another program. */
  static final String UNLISTED = "unlisted";

  /** It signals every process. */
  static final String EVERYBODY = "everybody";

  /** It puts something else in the place of all there is. */
  static final String REPLACES = "replaces";

  private CommandTraits() {}

  static ProgramInvocation of(ProgramInvocation raw, Input input) {
    ProgramInvocation invocation = raw;
    if (DatabaseClient.dropsData(raw, input.known())) {
      invocation = invocation.with(DatabaseClient.DROPS_DATA);
    }
    if (InlineCode.isInterpreter(raw.program()) || InlineCode.awkProgram(raw).isPresent()) {
      invocation = withCode(invocation, input);
    }
    List<ProgramInvocation.Operand> operands = raw.operands();
    if (operands.stream().anyMatch(operand -> isOpen(operand.word()))) {
      invocation = invocation.with(UNLISTED);
    }
    if (raw.program().matches("cp|mv|install|tee|truncate|cat")
        && operands.stream().anyMatch(operand -> FoundInvocations.isDisk(operand.word()))) {
      invocation = invocation.with(FoundInvocations.WRITES_DEVICE);
    }
    if (raw.program().equals("kill") && signalsEverybody(raw.arguments())) {
      invocation = invocation.with(EVERYBODY);
    }
    if (HttpCall.changesServer(raw)) {
      invocation = invocation.with(HttpCall.CHANGES_SERVER);
    }
    if (HttpCall.deletes(raw)) {
      invocation = invocation.with(HttpCall.DELETES_ON_SERVER);
    }
    if (raw.program().equals("crontab") && !raw.operands().isEmpty()
        || raw.program().equals("crontab") && input.known().isPresent()) {
      invocation = invocation.with(REPLACES);
    }
    return Rehearsals.isRehearsal(invocation) ? invocation.with(Rehearsals.REHEARSAL) : invocation;
  }

  private static boolean isOpen(Word word) {
    return word.dynamic() || word.pattern();
  }

  private static boolean signalsEverybody(List<Word> arguments) {
    List<Word> numbers =
        arguments.stream().filter(word -> word.text().matches("-\\d+|-[A-Z]+")).toList();
    boolean terminated = arguments.stream().anyMatch(Word::isTerminator);
    return numbers.stream().skip(terminated ? 0 : 1).anyMatch(word -> word.is("-1"));
  }

  private static ProgramInvocation withCode(ProgramInvocation raw, Input input) {
    boolean file =
        InlineCode.isInterpreter(raw.program())
            && InlineCode.file(raw).stream().anyMatch(word -> !word.is("-"));
    Stream<String> arguments =
        InlineCode.isInterpreter(raw.program())
            ? InlineCode.code(raw).stream().map(Word::text)
            : InlineCode.awkProgram(raw).stream().map(Word::text);
    Stream<String> read = file ? Stream.of() : input.known().stream();
    ProgramInvocation invocation = raw;
    for (String trait : InlineCode.traits(raw.program(), Stream.concat(arguments, read))) {
      invocation = invocation.with(trait);
    }
    return invocation;
  }
}
