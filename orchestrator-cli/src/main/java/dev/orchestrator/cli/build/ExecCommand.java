package dev.orchestrator.cli.build;

import dev.orchestrator.cli.fleet.SelectorOptions;
import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.runtime.build.CommandOutputDocument;
import dev.orchestrator.runtime.build.RunCommand;
import dev.orchestrator.runtime.build.WorkRequest;
import java.util.ArrayList;
import java.util.List;
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
    name = ExecCommand.NAME,
    customSynopsis = "orchestrator exec [REPO...] [--tag T] [--where EXPR] [--all] -- CMD...",
    description = {
      "Run one command in each of the selected repositories, several at once, and print what each",
      "printed, in the order of the selection. The words of the command are passed on as they are;",
      "no shell reads them unless --shell is given."
    },
    footer = {"", "Exit status 1 when it failed in one of them."})
@SuppressWarnings("UnusedVariable") // picocli reads and sets the fields
public final class ExecCommand implements Callable<Integer> {

  /** As it is called on the command line. */
  public static final String NAME = "exec";

  private final UseCases useCases;
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

  ExecCommand(UseCases useCases, Invocation invocation, Output output) {
    this.useCases = useCases;
    this.invocation = invocation;
    this.output = output;
  }

  @Override
  public Integer call() {
    List<String> command = command();
    WorkRequest.AnyCommand request =
        new WorkRequest.AnyCommand(
            command,
            shell,
            repositories.query(words.subList(0, words.size() - command.size())),
            push.requested(),
            how.pace());
    return how.dryRun()
        ? new FleetWork(useCases, invocation, output).plan(request)
        : execute(request);
  }

  private int execute(WorkRequest.AnyCommand request) {
    OrderedOutput ordered = new OrderedOutput(output, new Approvals(invocation, output));
    CommandOutputDocument document =
        useCases.ask(RunCommand.class, new RunCommand.Request(request, ordered));
    ordered.finish(document);
    if (document.unfinished() > 0 && invocation.cancellation().isCancelled()) {
      return ExitStatus.INTERRUPTED;
    }
    return document.failed() ? ExitStatus.FAILED : ExitStatus.DONE;
  }

  /** What stands after {@code --}; picocli itself does not tell it from the names before. */
  private List<String> command() {
    List<String> given = spec.commandLine().getParseResult().originalArgs();
    int separator = given.indexOf("--");
    int length = separator < 0 ? 0 : given.size() - separator - 1;
    if (length == 0 || length > words.size()) {
      throw new ParameterException(
          spec.commandLine(),
          "no command: put it behind --, as in 'orchestrator exec --all -- git log -1'");
    }
    return List.copyOf(words.subList(words.size() - length, words.size()));
  }
}
