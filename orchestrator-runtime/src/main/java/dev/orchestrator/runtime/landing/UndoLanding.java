package dev.orchestrator.runtime.landing;

import dev.orchestrator.runtime.usecase.Document;
import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import dev.orchestrator.workers.landing.LandListener;
import dev.orchestrator.workers.landing.Landings;
import dev.orchestrator.workers.landing.UndoReport;
import jakarta.inject.Inject;
import java.util.List;

/** Takes a landing back, where that rewrites nothing that others may have. */
public final class UndoLanding implements UseCase<UndoLanding.Request, UndoLanding.Undone> {

  private final Landings landings;

  /** Of these landings. */
  @Inject
  public UndoLanding(Landings landings) {
    this.landings = landings;
  }

  /**
   * What to take back.
   *
   * @param id of the landing
   * @param listener hears how it comes along
   */
  public record Request(String id, LandListener listener) {}

  /**
   * What came of it.
   *
   * @param schemaVersion of the document
   * @param id of the landing
   * @param repositories in which something had landed
   */
  public record Undone(int schemaVersion, String id, List<UndoReport.Line> repositories)
      implements Document {

    /** Copies the list. */
    public Undone {
      repositories = List.copyOf(repositories);
    }

    /** Whether something is left to do by hand. */
    public boolean failed() {
      return !repositories.stream().allMatch(UndoReport.Line::undone);
    }
  }

  @Override
  public Undone run(Request request, RequestContext context) {
    UndoReport report = landings.undo(request.id(), request.listener(), context.cancellation());
    return new Undone(1, report.id(), report.repositories());
  }
}
