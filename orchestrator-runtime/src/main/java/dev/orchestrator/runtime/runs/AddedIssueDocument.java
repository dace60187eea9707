package dev.orchestrator.runtime.runs;

import dev.orchestrator.runs.store.AddedIssue;
import dev.orchestrator.runtime.usecase.Document;

/**
 * An issue that was added to a plan.
 *
 * @param schemaVersion of the document
 * @param project the run it belongs to
 * @param number its number
 * @param title its title
 * @param repo key of its repository in the plan
 * @param plan the plan file
 * @param planMade whether that file was made for it
 */
public record AddedIssueDocument(
    int schemaVersion,
    String project,
    int number,
    String title,
    String repo,
    String plan,
    boolean planMade)
    implements Document {

  static AddedIssueDocument of(AddedIssue added, boolean planMade) {
    return new AddedIssueDocument(
        1,
        added.plan().project(),
        added.number(),
        added.issue().title(),
        added.issue().repository(),
        added.plan().file().toString(),
        planMade);
  }
}
