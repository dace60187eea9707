package dev.orchestrator.agents.prompt;

import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.RunState;
import java.util.List;

/** Looks at the work that an issue builds on. Thread-safe. */
@FunctionalInterface
public interface BuiltUpon {

  /** The work of each issue that it builds on; none for an issue that has not begun. */
  List<Work> of(RunPlan plan, RunState state, Issue issue);

  /**
   * The work of one issue, within bounds.
   *
   * @param issue its number
   * @param title its title
   * @param description what its agent was told
   * @param place where it is, for people: branch, commit, repository
   * @param held whether the worktree of who builds on it holds it
   * @param commits subjects of its commits, a line each
   * @param files files it changed, a line each
   * @param difference its change in the files that are in conflict; empty where there are none
   */
  record Work(
      int issue,
      String title,
      String description,
      String place,
      boolean held,
      List<String> commits,
      List<String> files,
      String difference) {

    /** Copies the lists. */
    public Work {
      commits = List.copyOf(commits);
      files = List.copyOf(files);
    }
  }
}
