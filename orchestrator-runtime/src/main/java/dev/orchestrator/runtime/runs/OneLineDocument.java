package dev.orchestrator.runtime.runs;

import dev.orchestrator.runtime.landing.LandingDocument;
import dev.orchestrator.runtime.usecase.Document;
import java.util.Optional;

/**
 * What became of one line of text that asked for something to be done.
 *
 * @param schemaVersion of the document
 * @param project the run that does it
 * @param plan its plan file
 * @param planMade whether that file was made for it
 * @param number the issue made of the text
 * @param title its title
 * @param repo key of its repository in the plan
 * @param started whether the run was begun by this; else it was under way before
 * @param waited how the issue ended; null when nobody waited for it
 * @param landing what came of landing it; null when that was not asked for, or it did not complete
 */
public record OneLineDocument(
    int schemaVersion,
    String project,
    String plan,
    boolean planMade,
    int number,
    String title,
    String repo,
    boolean started,
    Optional<WaitResult> waited,
    Optional<LandingDocument> landing)
    implements Document {

  /** An issue that was written down and is being worked on. */
  public static OneLineDocument of(AddedIssueDocument added, StartedRunDocument run) {
    return new OneLineDocument(
        1,
        added.project(),
        added.plan(),
        added.planMade(),
        added.number(),
        added.title(),
        added.repo(),
        run.started(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same once the issue is over. */
  public OneLineDocument after(WaitResult wait, Optional<LandingDocument> landed) {
    return new OneLineDocument(
        schemaVersion,
        project,
        plan,
        planMade,
        number,
        title,
        repo,
        started,
        Optional.of(wait),
        landed);
  }

  /** Whether somebody waited for it, and it did not come to the end that was asked for. */
  public boolean failed() {
    return waited.filter(WaitResult::failed).isPresent()
        || landing.filter(LandingDocument::failed).isPresent();
  }
}
