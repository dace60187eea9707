package dev.orchestrator.cli.completion;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.WholeCommandLine;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a completion script. */
@Command(
    name = CompletionCommand.NAME,
    description = {
      "Print the completion script of a shell.",
      "In ~/.bashrc: source <(orchestrator completion bash)",
      "In ~/.zshrc, after compinit: source <(orchestrator completion zsh)"
    })
public final class CompletionCommand implements Callable<Integer>, WholeCommandLine {

  /** As it is called on the command line. */
  public static final String NAME = "completion";

  private final Output output;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "bash|zsh", description = "The shell.")
  private CompletionScript shell = CompletionScript.bash;

  CompletionCommand(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() {
    output.out().print(shell.text(spec.root()));
    return ExitStatus.DONE;
  }
}
