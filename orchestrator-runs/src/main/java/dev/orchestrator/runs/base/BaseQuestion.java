package dev.orchestrator.runs.base;

import java.util.List;

/**
 * What has to be found out before the work on an issue can begin. Equal questions about an
 * unchanged repository have the same answer.
 *
 * @param issue its number
 * @param repository the plan's key of its repository
 * @param independent whether its branch starts from the base branch alone
 * @param dependencies what it builds on, in any repository, in the order of the plan
 */
public record BaseQuestion(
    int issue, String repository, boolean independent, List<Dependency> dependencies) {

  /** Copies the list. */
  public BaseQuestion {
    dependencies = List.copyOf(dependencies);
  }

  /** Those whose work its worktree is to hold. */
  public List<Dependency> held() {
    return independent
        ? List.of()
        : dependencies.stream()
            .filter(dependency -> dependency.repository().equals(repository))
            .toList();
  }
}
