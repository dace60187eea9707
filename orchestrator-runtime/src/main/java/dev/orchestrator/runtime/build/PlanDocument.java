package dev.orchestrator.runtime.build;

import dev.orchestrator.core.safety.SafetyVerdict;
import dev.orchestrator.exec.run.PlannedRun;
import dev.orchestrator.runtime.usecase.Document;
import java.util.List;

/**
 * What would be run.
 *
 * @param dryRun true: nothing was run
 */
public record PlanDocument(int schemaVersion, boolean dryRun, List<Row> plan) implements Document {

  /**
   * What would be run in a repository.
   *
   * @param command as people would type it; empty when there is nothing to do
   * @param logFile where its output would go
   * @param verdict of the safety rules
   * @param reason of the verdict, or why there is nothing to do
   */
  public record Row(
      String repo, String command, String logFile, SafetyVerdict verdict, String reason) {

    static Row of(PlannedRun run) {
      return new Row(
          run.repository().name(),
          run.command(),
          run.obstacle().isPresent() ? "" : run.log().toString(),
          run.safety().verdict(),
          run.obstacle().map(PlannedRun.Obstacle::reason).orElse(run.safety().reason()));
    }
  }
}
