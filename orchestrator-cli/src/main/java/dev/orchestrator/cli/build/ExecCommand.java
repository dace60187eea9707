package dev.orchestrator.cli.build;

import dev.orchestrator.cli.fleet.SelectorOptions;
import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.exec.log.LogFolder;
import dev.orchestrator.exec.run.FleetOptions;
import dev.orchestrator.exec.run.FleetOptions.Dependencies;
import dev.orchestrator.exec.run.FleetRunner;
import dev.orchestrator.exec.run.PlannedRun;
import dev.orchestrator.exec.run.PlannedStep;
import dev.orchestrator.exec.run.RunResult;
import dev.orchestrator.exec.run.SafetyCheck;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one command in many repositories. */
@Command(
    name = "exec",
    customSynopsis = "orchestrator exec [REPO...] [--tag T] [--where EXPR] [--all] -- CMD...",
    description = {
      "Run one command in each of the selected repositories, several at once, and print what each",
      "printed, in the order of the selection. The words of the command are passed on as they are;",
      "no shell reads them unless --shell is given."
    },
    footer = {"", "Exit status 1 when it failed in one of them."})
@SuppressWarnings("UnusedVariable") // picocli reads and sets the fields
public final class ExecCommand implements Callable<Integer> {

  private final Session session;
  private final Invocation invocation;
  private final Output output;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "REPO... -- CMD...",
      description = "Names of repositories, then -- and the command.")
  private final List<String> words = new ArrayList<>();

  @Option(names = "--shell", description = "The command is one text for /bin/sh.")
  private boolean shell;

  @Mixin private PushOption push;
  @Mixin private SelectorOptions repositories;
  @Mixin private RunOptions how;

  ExecCommand(Session session, Invocation invocation, Output output) {
    this.session = session;
    this.invocation = invocation;
    this.output = output;
  }

  @Override
  public Integer call() {
    FleetOptions options = how.fleet(Dependencies.IGNORED);
    List<String> command = command();
    List<Repository> selected =
        repositories.selected(words.subList(0, words.size() - command.size()));
    List<PlannedRun> runs = selected.stream().map(each -> plan(each, command)).toList();
    return new PlannedWork(invocation, output)
        .carryOut(runs, how, agreed -> execute(agreed, options));
  }

  private int execute(List<PlannedRun> runs, FleetOptions options) {
    OrderedOutput ordered = new OrderedOutput(output, runs);
    FleetRunner fleet = session.service(FleetRunner.class);
    List<RunResult> results = fleet.run(runs, options, ordered, invocation.cancellation());
    ordered.finish(results);
    if (results.size() < runs.size() && invocation.cancellation().isCancelled()) {
      return ExitStatus.INTERRUPTED;
    }
    return ResultSummary.of(results).exitStatus();
  }

  /** What stands after {@code --}; picocli itself does not tell it from the names before. */
  private List<String> command() {
    List<String> given = spec.commandLine().getParseResult().originalArgs();
    int separator = given.indexOf("--");
    int length = separator < 0 ? 0 : given.size() - separator - 1;
    if (length == 0 || length > words.size()) {
      throw new ParameterException(
          spec.commandLine(), "no command: put it behind --, as in 'exec --all -- git log -1'");
    }
    return List.copyOf(words.subList(words.size() - length, words.size()));
  }

  private PlannedRun plan(Repository repository, List<String> command) {
    var log = session.service(LogFolder.class).log("exec", repository.name());
    if (!Files.isDirectory(repository.local())) {
      return PlannedRun.impossible(
          repository, log, "the folder " + repository.local() + " does not exist");
    }
    String shown = String.join(" ", command);
    PlannedStep step =
        shell
            ? PlannedStep.shell(shown, repository.local(), Map.of())
            : PlannedStep.of(shown, command, repository.local(), Map.of());
    return PlannedRun.of(
        repository,
        List.of(step),
        log,
        session.service(SafetyCheck.class).judge(repository, List.of(step), push.requested()));
  }
}
