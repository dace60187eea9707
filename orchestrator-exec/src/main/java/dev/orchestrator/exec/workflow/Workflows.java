package dev.orchestrator.exec.workflow;

import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.text.Suggestions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The workflows of a workspace in the order of the file. Immutable. */
public final class Workflows {

  /** No workflow has that name. */
  public static final ErrorCode WORKFLOW_UNKNOWN = ErrorCode.user("WORKFLOW_UNKNOWN");

  private final Map<String, Workflow> byName = new LinkedHashMap<>();

  Workflows(List<Workflow> workflows) {
    workflows.forEach(workflow -> byName.put(workflow.name(), workflow));
  }

  /** All of them. */
  public List<Workflow> all() {
    return List.copyOf(byName.values());
  }

  /** The workflow of that name, if there is one. */
  public Optional<Workflow> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * The workflow of that name.
   *
   * @throws OrchestratorException {@link #WORKFLOW_UNKNOWN} with the nearest name as a suggestion
   */
  public Workflow require(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new OrchestratorException(
                    WORKFLOW_UNKNOWN,
                    "no workflow is named '" + name + "'",
                    Suggestions.hint(
                        name,
                        byName.keySet(),
                        "'orchestrator workflow list' shows the known ones")));
  }
}
