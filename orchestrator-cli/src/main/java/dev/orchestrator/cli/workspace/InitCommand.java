package dev.orchestrator.cli.workspace;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.GlobalOptions;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.runtime.scaffold.WorkspaceScaffold;
import dev.orchestrator.runtime.scaffold.WorkspaceScaffold.Laid;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lays out a new workspace. */
@Command(
    name = "init",
    description = {
      "Lay out a workspace: configuration, tasks, playbooks and AGENTS.md for the agent in charge.",
      "Never overwrites; run it again to add what is missing."
    })
public final class InitCommand implements Callable<Integer> {

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

  InitCommand(HostEnvironment environment, GlobalOptions options, Output output) {
    this.environment = environment;
    this.options = options;
    this.output = output;
  }

  @Override
  public Integer call() {
    Path given = Optional.ofNullable(folder).or(options::workspace).orElse(Path.of(""));
    Workspace workspace = new Workspace(environment.currentFolder().resolve(given));
    WorkspaceScaffold scaffold = new WorkspaceScaffold(workspace);
    Laid laid = dryRun ? scaffold.plan() : scaffold.create();
    if (output.json()) {
      output.document(
          new Document(
              1, workspace.root().toString(), dryRun, names(laid.created()), names(laid.kept())));
    } else {
      print(laid);
    }
    return ExitStatus.DONE;
  }

  private void print(Laid laid) {
    PrintStream out = output.out();
    for (Path file : laid.created()) {
      out.println(output.style().good(dryRun ? "would create  " : "created  ") + file);
    }
    for (Path file : laid.kept()) {
      out.println(output.style().faint("kept     " + file));
    }
    if (laid.stateMayBeCommitted()) {
      output.remark("note: .gitignore was there already; let it ignore state/");
    }
    if (!dryRun) {
      out.println();
      out.println("Workspace: " + PlainText.visible(laid.workspace().root().toString()));
      out.println("Next: 'orchestrator repo discover DIR' finds repositories below a folder,");
      out.println(
          "      'orchestrator repo add' takes one, 'orchestrator status' looks at them all;");
      out.println("      AGENTS.md tells a coding agent how to run this workspace.");
    }
  }

  private static List<String> names(List<Path> paths) {
    return paths.stream().map(Path::toString).toList();
  }

  private record Document(
      int schemaVersion,
      String workspace,
      boolean dryRun,
      List<String> created,
      List<String> kept) {}
}
