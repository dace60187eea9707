package dev.orchestrator.runtime.build;

import dev.orchestrator.runtime.usecase.Document;
import java.util.List;

/** The workflows of the workspace. */
public record WorkflowListDocument(int schemaVersion, List<Row> workflows) implements Document {

  /**
   * A workflow.
   *
   * @param steps how many it has
   */
  public record Row(String name, String description, int steps) {}
}
