package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.git.worktree.PreservedWorktree;
import dev.orchestrator.workers.cleanup.RunCleanup;
import jakarta.inject.Provider;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Brings back what a forced cleanup removed. */
@Command(
    name = "undo",
    description = {
      "Bring back the worktrees that 'cleanup --force' removed, every file as it was: changed,",
      "untracked and ignored ones."
    })
final class UndoCommand implements Callable<Integer> {

  private final Provider<RunCleanup> cleanup;
  private final Output output;

  @Mixin private PlanOption plan;

  @Parameters(
      arity = "0..1",
      paramLabel = "ISSUE",
      description = "Only the worktree of this issue.")
  private Optional<Integer> issue = Optional.empty();

  UndoCommand(Provider<RunCleanup> cleanup, Output output) {
    this.cleanup = cleanup;
    this.output = output;
  }

  @Override
  public Integer call() {
    List<PreservedWorktree> back = cleanup.get().undo(plan.read(), issue);
    if (output.json()) {
      output.document(
          new Document(1, back.stream().map(saved -> saved.folder().toString()).toList()));
      return ExitStatus.DONE;
    }
    back.forEach(saved -> output.out().println("back: " + saved.folder()));
    if (back.isEmpty()) {
      output.out().println("There is nothing to bring back.");
    }
    return ExitStatus.DONE;
  }

  private record Document(int schemaVersion, List<String> worktrees) {}
}
