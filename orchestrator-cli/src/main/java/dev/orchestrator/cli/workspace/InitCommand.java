package dev.orchestrator.cli.workspace;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.GlobalOptions;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.runtime.scaffold.InitWorkspace;
import dev.orchestrator.runtime.scaffold.WorkspaceDocument;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lays out a new workspace. */
@Command(
    name = InitCommand.NAME,
    description = {
      "Lay out a workspace: configuration, tasks, playbooks and AGENTS.md for the agent in charge.",
      "Never overwrites; run it again to add what is missing."
    })
public final class InitCommand implements Callable<Integer> {

  /** As it is called on the command line. */
  public static final String NAME = "init";

  private final UseCases useCases;
  private final HostEnvironment environment;
  private final GlobalOptions options;
  private final Output output;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "The folder; default: the workspace option, else the current folder.")
  private @Nullable Path folder;

  @Option(names = "--dry-run", description = "Show what would be written, and write nothing.")
  private boolean dryRun;

  InitCommand(
      UseCases useCases, HostEnvironment environment, GlobalOptions options, Output output) {
    this.useCases = useCases;
    this.environment = environment;
    this.options = options;
    this.output = output;
  }

  @Override
  public Integer call() {
    Path given = Optional.ofNullable(folder).or(options::workspace).orElse(Path.of(""));
    Workspace workspace = new Workspace(environment.currentFolder().resolve(given));
    WorkspaceDocument laid =
        useCases.ask(new InitWorkspace(), new InitWorkspace.Request(workspace, dryRun));
    if (output.json()) {
      output.document(laid);
    } else {
      print(laid);
    }
    return ExitStatus.DONE;
  }

  private void print(WorkspaceDocument laid) {
    PrintStream out = output.out();
    for (String file : laid.created()) {
      out.println(output.style().good(dryRun ? "would create  " : "created  ") + file);
    }
    for (String file : laid.kept()) {
      out.println(output.style().faint("kept     " + file));
    }
    if (laid.stateMayBeCommitted()) {
      output.remark("note: .gitignore was there already; let it ignore state/");
    }
    if (!dryRun) {
      out.println();
      out.println("Workspace: " + PlainText.visible(laid.workspace()));
      output.line("Next: 'orchestrator repo discover DIR' finds repositories below a folder,");
      output.line(
          "      'orchestrator repo add FOLDER' takes one, 'orchestrator status' looks at all;");
      out.println("      AGENTS.md tells a coding agent how to run this workspace.");
    }
  }
}
