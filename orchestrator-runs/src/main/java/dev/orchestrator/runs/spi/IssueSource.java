package dev.orchestrator.runs.spi;

import dev.orchestrator.runs.plan.Issue;
import java.util.List;

/**
 * Where the issues of a run come from besides its plan file: a task store, an issue tracker. Asked
 * when a run is launched and, cheaply, while it runs. Thread-safe.
 */
public interface IssueSource {

  /**
   * The issues as they are now.
   *
   * @param request what the plan says about them
   * @throws dev.orchestrator.core.error.OrchestratorException when the source cannot be read; a run
   *     that has its issues already goes on with them
   */
  List<Issue> issues(IssueRequest request);

  /**
   * Whether the plan file itself holds the issues; then nobody asks for them when a run is
   * launched.
   */
  default boolean keepsIssuesInPlan() {
    return false;
  }

  /** Is told of progress, for sources that keep it. Called once per change, after it is durable. */
  void onProgress(IssueProgress progress);
}
