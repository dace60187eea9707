package dev.orchestrator.runtime.scaffold;

import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import java.nio.file.Path;
import java.util.List;

/** Lays out a workspace, and never overwrites. */
public final class InitWorkspace implements UseCase<InitWorkspace.Request, WorkspaceDocument> {

  /**
   * Where.
   *
   * @param dryRun whether nothing is written
   */
  public record Request(Workspace workspace, boolean dryRun) {}

  @Override
  public WorkspaceDocument run(Request request, RequestContext context) {
    WorkspaceScaffold scaffold = new WorkspaceScaffold(request.workspace());
    WorkspaceScaffold.Laid laid = request.dryRun() ? scaffold.plan() : scaffold.create();
    return new WorkspaceDocument(
        1,
        request.workspace().root().toString(),
        request.dryRun(),
        names(laid.created()),
        names(laid.kept()),
        laid.stateMayBeCommitted());
  }

  private static List<String> names(List<Path> paths) {
    return paths.stream().map(Path::toString).toList();
  }
}
