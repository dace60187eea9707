package dev.orchestrator.workers.landing;

import dev.orchestrator.core.text.PlainText;

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
    return "Land #"
        + issue
        + ": "
        + PlainText.visible(title)
        + "\n\nBranch "
        + PlainText.visible(branch)
        + " at "
        + tip
        + ".\n\nOrchestrator-Landing: "
        + landing
        + "\n";
  }
}
