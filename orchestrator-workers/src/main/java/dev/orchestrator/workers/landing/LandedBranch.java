package dev.orchestrator.workers.landing;

import dev.orchestrator.core.text.PlainText;
import java.util.List;

/**
 * A branch that is landed.
 *
 * @param issue number of its issue
 * @param title of the issue
 * @param branch its name
 * @param tip the commit that is landed
 * @param landing id of the landing
 */
record LandedBranch(int issue, String title, String branch, String tip, String landing) {

  /** Of the commit that lands it. */
  String message() {
    return message("");
  }

  /** Of a commit that lands it in another form than its own. */
  String messageOfResolved(List<String> paths, List<String> notes) {
    StringBuilder text = new StringBuilder("\n\nConflicts that an agent resolved:\n");
    paths.forEach(path -> text.append("- ").append(PlainText.visible(path)).append('\n'));
    notes.forEach(note -> text.append("Note: ").append(PlainText.visible(note)).append('\n'));
    return message(text.toString().stripTrailing());
  }

  private String message(String more) {
    return "Land #"
        + issue
        + ": "
        + PlainText.visible(title)
        + "\n\nBranch "
        + PlainText.visible(branch)
        + " at "
        + tip
        + "."
        + more
        + "\n\nOrchestrator-Landing: "
        + landing
        + "\n";
  }
}
