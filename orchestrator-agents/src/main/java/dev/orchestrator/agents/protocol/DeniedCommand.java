package dev.orchestrator.agents.protocol;

import dev.orchestrator.core.safety.SafetyDecision;
import dev.orchestrator.core.safety.SafetyRules;
import dev.orchestrator.core.safety.SafetyVerdict;

/**
 * A command that a program's own settings denied. The strictest of our rules are written into these
 * settings when the program is started; the program does not say which of them it followed.
 */
final class DeniedCommand {

  private DeniedCommand() {}

  /** What to tell of it: the rule of ours that refuses the command too, if one does. */
  static String reason(String command, String words) {
    SafetyDecision decision = SafetyRules.builtIn().judgeShell(command);
    String rule =
        decision.verdict() == SafetyVerdict.REFUSED
            ? decision.rule().map(name -> name + ": ").orElse("")
            : "";
    return ToolSummary.oneLine(rule + words);
  }
}
