package dev.orchestrator.exec.workflow;

import dev.orchestrator.core.template.TextTemplate;
import java.util.List;
import java.util.Optional;

/**
 * A named list of steps that fits any repository.
 *
 * @param name unique in the file
 * @param description one line for people; may be empty
 * @param steps in order
 * @param logFile where the output goes, if not to the usual place
 */
public record Workflow(
    String name, String description, List<WorkflowStep> steps, Optional<TextTemplate> logFile) {

  /** Copies the list. */
  public Workflow {
    steps = List.copyOf(steps);
  }
}
