package dev.orchestrator.runtime.doctor;

import dev.orchestrator.core.spi.DoctorCheck;
import dev.orchestrator.core.spi.DoctorFinding;
import dev.orchestrator.runtime.tasks.TaskWorktree;
import dev.orchestrator.runtime.tasks.TaskWorktrees;
import dev.orchestrator.runtime.usecase.Later;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.List;

/** Worktrees of tasks that nobody works on any more. */
final class TaskWorktreesCheck implements DoctorCheck {

  private final Provider<TaskWorktrees> worktrees;

  @Inject
  TaskWorktreesCheck(Provider<TaskWorktrees> worktrees) {
    this.worktrees = worktrees;
  }

  @Override
  public String name() {
    return "worktrees";
  }

  @Override
  public List<DoctorFinding> examine() {
    return Later.get(worktrees::get).leftOver().stream().map(TaskWorktreesCheck::finding).toList();
  }

  private static DoctorFinding finding(TaskWorktree left) {
    return DoctorFinding.warning(
        left.folder() + " is still there; its task, " + left.task() + ", is over",
        "'orchestrator task complete "
            + left.task()
            + " --remove-worktree' removes it if nothing is lost with it");
  }
}
