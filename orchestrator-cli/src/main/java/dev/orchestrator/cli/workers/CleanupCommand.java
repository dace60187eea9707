package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Table;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.store.SuperviseRequest;
import dev.orchestrator.workers.background.BackgroundMonitor;
import dev.orchestrator.workers.cleanup.CleanupReport;
import dev.orchestrator.workers.cleanup.RunCleanup;
import dev.orchestrator.workers.cleanup.RunCleanup.Extent;
import jakarta.inject.Provider;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes away what a run made. */
@Command(
    name = CleanupCommand.NAME,
    description = {
      "End the tmux session of a run and remove its worktrees whose work is safe: everything",
      "committed, on a branch. Branches stay. The others are kept and named, with the reason."
    },
    footer = {
      "",
      "Never removes a branch, a main checkout, or a folder that was not made here. Exit status",
      "1 when a worktree was kept that was to go."
    })
public final class CleanupCommand implements Callable<Integer> {

  /** As it is called on the command line. */
  public static final String NAME = "cleanup";

  private final Provider<RunCleanup> cleanup;
  private final Provider<BackgroundMonitor> background;
  private final Output output;

  @Mixin private PlanOption plan;

  @Option(names = "--keep-worktrees", description = "End the session only.")
  private boolean keepWorktrees;

  @Option(
      names = "--force",
      description =
          "Remove the other worktrees too, after every file in them was saved;"
              + " 'workers undo' brings them back.")
  private boolean force;

  @Mixin private BackendOption backend;

  CleanupCommand(
      Provider<RunCleanup> cleanup, Provider<BackgroundMonitor> background, Output output) {
    this.cleanup = cleanup;
    this.background = background;
    this.output = output;
  }

  @Override
  public Integer call() {
    RunPlan read = plan.read();
    SuperviseRequest request =
        new SuperviseRequest(read, Optional.empty(), Optional.empty(), backend.of(read), List.of());
    CleanupReport report =
        cleanup.get().clean(request, background.get().sessionWithoutMonitor(request), extent());
    if (output.json()) {
      output.document(document(request.plan().project(), report));
    } else {
      print(report);
    }
    return report.isComplete() ? ExitStatus.DONE : ExitStatus.FAILED;
  }

  private Extent extent() {
    if (keepWorktrees) {
      return Extent.SESSION;
    }
    return force ? Extent.ALL_WORKTREES : Extent.SAFE_WORKTREES;
  }

  private void print(CleanupReport report) {
    if (!report.worktrees().isEmpty()) {
      Table table = new Table("WORKTREE", "BRANCH", "OUTCOME", "REASON");
      report
          .worktrees()
          .forEach(
              line ->
                  table.row(line.folder(), line.branch(), line.outcome().word(), line.reason()));
      output.print(table);
    }
    output.out().println(report.sessionEnded() ? "The session is ended." : "There was no session.");
    if (!report.isComplete()) {
      output.remark("hint: commit what is worth keeping, or use --force, which saves it first");
    }
  }

  private static Document document(String project, CleanupReport report) {
    return new Document(
        1,
        project,
        report.sessionEnded(),
        report.worktrees().stream()
            .map(
                line ->
                    new Line(line.folder(), line.branch(), line.outcome().word(), line.reason()))
            .toList());
  }

  private record Document(
      int schemaVersion, String project, boolean sessionEnded, List<Line> worktrees) {}

  private record Line(String worktree, String branch, String outcome, String reason) {}
}
