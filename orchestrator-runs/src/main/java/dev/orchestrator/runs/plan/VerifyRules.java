package dev.orchestrator.runs.plan;

import java.util.Map;
import java.util.Optional;

/**
 * How the results of a plan are verified: what an issue says goes before what the stage says, that
 * before what its repository says, and that before what the plan says.
 *
 * @param plan where nothing else is said
 * @param repositories by key
 * @param issues by number
 */
public record VerifyRules(
    VerifySpec plan,
    Map<String, VerifyOverride> repositories,
    Map<Integer, VerifyOverride> issues) {

  /** Copies the maps. */
  public VerifyRules {
    repositories = Map.copyOf(repositories);
    issues = Map.copyOf(issues);
  }

  /** The same for everything. */
  public static VerifyRules of(VerifySpec everywhere) {
    return new VerifyRules(everywhere, Map.of(), Map.of());
  }

  /** What holds in a repository, whoever works on what in it. */
  public VerifySpec in(String repository) {
    return repositories.getOrDefault(repository, VerifyOverride.SILENT).over(plan);
  }

  VerifySpec of(Issue issue, Optional<VerifyOverride> stage) {
    VerifySpec inStage = stage.orElse(VerifyOverride.SILENT).over(in(issue.repository()));
    return issues.getOrDefault(issue.number(), VerifyOverride.SILENT).over(inStage);
  }
}
