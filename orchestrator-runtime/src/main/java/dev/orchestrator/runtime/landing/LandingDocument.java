package dev.orchestrator.runtime.landing;

import dev.orchestrator.runtime.usecase.Document;
import dev.orchestrator.workers.landing.LandReport;
import java.util.List;
import java.util.Optional;

/**
 * What came of a landing.
 *
 * @param schemaVersion of the document
 * @param id names the landing; empty where nothing was done
 * @param repositories in which something was or would be landed
 * @param issues in the order of the plan
 */
public record LandingDocument(
    int schemaVersion,
    Optional<String> id,
    List<LandReport.RepositoryLine> repositories,
    List<LandReport.IssueLine> issues)
    implements Document {

  /** Copies the lists. */
  public LandingDocument {
    repositories = List.copyOf(repositories);
    issues = List.copyOf(issues);
  }

  static LandingDocument of(LandReport report) {
    return new LandingDocument(1, report.id(), report.repositories(), report.issues());
  }

  /** Whether some did not land, or something that was asked for could not be done. */
  public boolean failed() {
    return !new LandReport(schemaVersion, id, repositories, issues).everythingLanded();
  }
}
