package dev.orchestrator.exec.runner;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.lifecycle.CloseRegistry;
import dev.orchestrator.core.safety.SafetyDecision;
import dev.orchestrator.core.safety.SafetyRules;
import dev.orchestrator.core.safety.SafetyVerdict;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandEnd;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.exec.command.CommandSeries;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The last line of defence: whoever asks, and whatever was agreed before, a command that the rules
 * refuse does not start. Asking first is for those who have somebody to ask. Thread-safe.
 */
public final class GuardedCommandRunner implements CommandRunner {

  private static final int REMEMBERED = 256;

  private final CommandRunner runner;
  private final SafetyRules rules;
  private final Clock clock;

  /** A fleet is asked the same thing a thousand times, and judging costs more than starting. */
  private final Map<List<String>, SafetyDecision> judged = new ConcurrentHashMap<>();

  GuardedCommandRunner(CommandRunner runner, SafetyRules rules, Clock clock) {
    this.runner = runner;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * Runs on this machine what the built-in rules let pass. A push is for those to refuse who know
   * whether the user asked for it.
   *
   * @param opened closes what the runner holds open
   */
  public static CommandRunner ofThisMachine(
      HostEnvironment host, Clock clock, CloseRegistry opened) {
    return new GuardedCommandRunner(
        opened.register(new LocalCommandRunner(host, clock)),
        SafetyRules.builtIn().withPushRequested(),
        clock);
  }

  /** The same, which logs each command that is run. */
  public static CommandRunner loggedOfThisMachine(
      HostEnvironment host, Clock clock, CloseRegistry opened) {
    return LoggedCommandRunner.of(ofThisMachine(host, clock, opened));
  }

  @Override
  public CommandResult run(Command command, CancellationToken cancellation) {
    SafetyDecision decision = judgement(command.argv());
    return decision.verdict() == SafetyVerdict.REFUSED
        ? refusal(command, decision)
        : runner.run(command, cancellation);
  }

  @Override
  public CommandSeries series(Command command) {
    SafetyDecision decision = judgement(command.argv());
    return decision.verdict() == SafetyVerdict.REFUSED
        ? CommandSeries.singly(this, command)
        : runner.series(command);
  }

  private SafetyDecision judgement(List<String> argv) {
    if (judged.size() > REMEMBERED) {
      judged.clear();
    }
    return judged.computeIfAbsent(argv, rules::judge);
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
        List.of());
  }
}
