package dev.orchestrator.cli.safety;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Style;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.GlobalOptions;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.runtime.safety.JudgeCommand;
import dev.orchestrator.runtime.safety.VerdictDocument;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what the rules say to a command, without running it. */
@Command(
    name = "check",
    description = {
      "Say whether a command is allowed, asks first or is refused, and by which rule. Runs"
          + " nothing.",
      "",
      "Exit status 1 when it is refused. Works outside of a workspace too, with the built-in rules."
    })
@SuppressWarnings("UnusedVariable") // picocli reads and sets the fields
final class SafetyCheckCommand implements Callable<Integer> {

  private final UseCases useCases;
  private final Output output;
  private final ApplicableRules applicable;

  @Option(
      names = "--repo",
      paramLabel = "NAME",
      description =
          "Judge as in this repository; default: the one that holds the current folder, if any.")
  private @Nullable String repository;

  @Option(
      names = "--push-requested",
      description = "The user asked for a push in the plan or on the command line.")
  private boolean pushRequested;

  @Parameters(
      paramLabel = "CMD",
      arity = "1..*",
      description =
          "The command, best after --; a single argument with blanks is read as a line for a"
              + " shell.")
  private List<String> command = List.of();

  SafetyCheckCommand(
      UseCases useCases,
      Output output,
      Session session,
      GlobalOptions options,
      HostEnvironment environment) {
    this.useCases = useCases;
    this.output = output;
    this.applicable = new ApplicableRules(session, options, environment);
  }

  @Override
  public Integer call() {
    VerdictDocument verdict =
        useCases.ask(
            new JudgeCommand(),
            JudgeCommand.Request.of(
                applicable.find(Optional.ofNullable(repository)), command, pushRequested));
    if (output.json()) {
      output.document(verdict);
    } else {
      print(verdict);
    }
    return verdict.refused() ? ExitStatus.FAILED : ExitStatus.DONE;
  }

  private void print(VerdictDocument decision) {
    Style style = output.style();
    String word =
        switch (decision.verdict()) {
          case ALLOWED -> style.good("allowed");
          case ASK -> style.warning("ask");
          case REFUSED -> style.bad("refused");
        };
    output
        .out()
        .println(
            decision
                .rule()
                .map(rule -> word + "  " + rule + ": " + decision.reason())
                .orElse(word));
  }
}
