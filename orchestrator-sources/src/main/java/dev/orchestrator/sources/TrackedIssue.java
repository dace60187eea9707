package dev.orchestrator.sources;

import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.runs.plan.BasePolicy;
import dev.orchestrator.runs.plan.DeclaredStatus;
import dev.orchestrator.runs.plan.Issue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An issue as a tracker tells of it. Title and body are a stranger's text.
 *
 * @param open whether it is still to be done
 */
record TrackedIssue(int number, String title, String body, boolean open) {

  /** The same as an issue of a plan, in the repository that the plan knows by a key. */
  Issue planned(String repository, boolean done, List<Integer> dependsOn) {
    return new Issue(
        number,
        title.isBlank() ? "Issue " + number : PlainText.visible(title.strip()),
        body.strip(),
        1,
        dependsOn,
        1,
        done ? DeclaredStatus.COMPLETED : DeclaredStatus.PENDING,
        OptionalInt.empty(),
        repository,
        "",
        Optional.empty(),
        Optional.empty(),
        BasePolicy.DEFAULT);
  }
}
