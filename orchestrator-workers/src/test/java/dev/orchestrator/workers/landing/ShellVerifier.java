package dev.orchestrator.workers.landing;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandEnd;
import dev.orchestrator.exec.command.CommandOutput;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.runs.plan.VerifySpec;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the commands of the plan and remembers nothing, so that each run can be counted. */
final class ShellVerifier implements TreeVerifier {

  private final CommandRunner runner;

  ShellVerifier(CommandRunner runner) {
    this.runner = runner;
  }

  @Override
  public Verdict verify(Subject subject, Path folder, String name, CancellationToken cancellation) {
    VerifySpec spec = subject.plan().verifyOf(subject.repository().key());
    Map<String, String> commands = new LinkedHashMap<>();
    spec.build().asWritten().ifPresent(line -> commands.put("build", line));
    spec.test().asWritten().ifPresent(line -> commands.put("test", line));
    if (commands.isEmpty()) {
      return new Verdict(Colour.NOTHING_TO_RUN, "", java.util.Optional.empty(), List.of());
    }
    Verdict verdict = Verdict.green();
    for (Map.Entry<String, String> command : commands.entrySet()) {
      Path log = folder.resolve(name + "-" + command.getKey() + ".log");
      CommandEnd end =
          runner
              .run(
                  Command.capturing(
                          List.of("sh", "-c", command.getValue()),
                          subject.worktree(),
                          spec.timeout())
                      .withOutput(new CommandOutput.ToLog(log)),
                  cancellation)
              .end();
      verdict = verdict(command.getKey() + " command '" + command.getValue() + "'", end, log);
      if (verdict.colour() != Colour.GREEN) {
        return verdict;
      }
    }
    return verdict;
  }

  private static Verdict verdict(String command, CommandEnd end, Path log) {
    return end.match(
        exited ->
            switch (exited.status()) {
              case 0 -> Verdict.of(Colour.GREEN, "", log);
              case 126, 127 ->
                  Verdict.of(
                      Colour.COULD_NOT_RUN, command + " was not found or may not be run", log);
              default ->
                  Verdict.of(
                      Colour.RED, command + " failed with exit code " + exited.status(), log);
            },
        signalled ->
            Verdict.of(Colour.RED, command + " was ended by signal " + signalled.signal(), log),
        timedOut ->
            Verdict.of(
                Colour.RED,
                command + " took longer than " + timedOut.limit().toSeconds() + "s",
                log),
        cancelled -> Verdict.of(Colour.COULD_NOT_RUN, command + " was cancelled", log),
        notStarted ->
            Verdict.of(
                Colour.COULD_NOT_RUN, command + " did not start: " + notStarted.reason(), log),
        incomplete -> Verdict.of(Colour.COULD_NOT_RUN, command + " " + end.words(), log));
  }
}
