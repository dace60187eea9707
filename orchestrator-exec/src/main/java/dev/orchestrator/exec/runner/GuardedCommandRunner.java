package dev.orchestrator.exec.runner;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.safety.SafetyDecision;
import dev.orchestrator.core.safety.SafetyRules;
import dev.orchestrator.core.safety.Verdict;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandEnd;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * The last line of defence: whoever asks, and whatever was agreed before, a command that the rules
 * refuse does not start. Asking first is for those who have somebody to ask.
 */
final class GuardedCommandRunner implements CommandRunner {

  private final CommandRunner runner;
  private final SafetyRules rules;
  private final Clock clock;

  GuardedCommandRunner(CommandRunner runner, SafetyRules rules, Clock clock) {
    this.runner = runner;
    this.rules = rules;
    this.clock = clock;
  }

  @Override
  public CommandResult run(Command command, CancellationToken cancellation) {
    SafetyDecision decision = rules.judge(command.argv());
    return decision.verdict() == Verdict.REFUSED
        ? refusal(command, decision)
        : runner.run(command, cancellation);
  }

  private CommandResult refusal(Command command, SafetyDecision decision) {
    return new CommandResult(
        command,
        new CommandEnd.NotStarted(
            "refused by the safety rule " + decision.rule().orElse("") + ": " + decision.reason()),
        clock.instant(),
        Duration.ZERO,
        new byte[0],
        new byte[0],
        false,
        List.of());
  }
}
