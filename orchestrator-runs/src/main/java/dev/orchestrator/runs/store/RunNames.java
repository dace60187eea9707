package dev.orchestrator.runs.store;

import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.runs.plan.RunPlan;
import jakarta.inject.Inject;
import java.nio.file.Path;

/** Names runs so that those of different workspaces are never taken for one another. */
public final class RunNames {

  private final Workspace workspace;

  /** For the runs of one workspace. */
  @Inject
  public RunNames(Workspace workspace) {
    this.workspace = workspace;
  }

  /** What worktrees and sessions of a run are marked with. */
  public String of(RunPlan plan) {
    return workspace.root() + ":" + plan.project();
  }

  /** The control-plane folder the runs belong to. */
  public Path workspace() {
    return workspace.root();
  }

  /** Where the run keeps what it knows. */
  public RunFolder folder(RunPlan plan) {
    return RunFolder.of(workspace, plan.project());
  }
}
