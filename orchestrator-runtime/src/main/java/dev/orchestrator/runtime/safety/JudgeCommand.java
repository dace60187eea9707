package dev.orchestrator.runtime.safety;

import dev.orchestrator.core.safety.SafetyDecision;
import dev.orchestrator.core.safety.SafetyRules;
import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import java.util.List;
import java.util.Optional;

/** Says what the rules say to a command, without running it. Needs no workspace to be open. */
public final class JudgeCommand implements UseCase<JudgeCommand.Request, VerdictDocument> {

  /**
   * A command.
   *
   * @param words of its argument vector; none when it is a line
   * @param line for a shell
   * @param pushRequested whether the user asked for a push in so many words
   */
  public record Request(
      RulesInForce rules, List<String> words, Optional<String> line, boolean pushRequested) {

    /** As people write it: a single word with blanks is a line for a shell. */
    public static Request of(RulesInForce rules, List<String> words, boolean pushRequested) {
      boolean line = words.size() == 1 && words.get(0).chars().anyMatch(Character::isWhitespace);
      return line
          ? ofLine(rules, words.get(0), pushRequested)
          : new Request(rules, words, Optional.empty(), pushRequested);
    }

    /** As agents pass it on. */
    public static Request ofLine(RulesInForce rules, String line, boolean pushRequested) {
      return new Request(rules, List.of(), Optional.of(line), pushRequested);
    }
  }

  @Override
  public VerdictDocument run(Request request, RequestContext context) {
    SafetyRules found = request.rules().find();
    SafetyRules rules = request.pushRequested() ? found.withPushRequested() : found;
    SafetyDecision decision =
        request.line().map(rules::judgeShell).orElseGet(() -> rules.judge(request.words()));
    return new VerdictDocument(1, decision.verdict(), decision.rule(), decision.reason());
  }
}
