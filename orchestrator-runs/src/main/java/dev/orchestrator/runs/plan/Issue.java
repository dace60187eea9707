package dev.orchestrator.runs.plan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A unit of work of a plan.
 *
 * @param number positive and unique in the plan
 * @param title one line
 * @param description what the agent is told; may be empty
 * @param priority 1 is the highest
 * @param dependsOn numbers of issues that must be released first; without repetitions
 * @param wave 1 comes first
 * @param declared what the file says about its progress; the journal of the run outranks it
 * @param assignedWorker the worker the file names, a wish
 * @param repository key of its repository
 * @param taskType the file's word for the kind of work; may be empty
 * @param entryStage the stage it starts with where that is not the first
 * @param agent who works on it where that is not the plan's agent; a stage with one of its own has
 *     that
 * @param base how it builds on what it depends on
 */
public record Issue(
    int number,
    String title,
    String description,
    int priority,
    List<Integer> dependsOn,
    int wave,
    DeclaredStatus declared,
    OptionalInt assignedWorker,
    String repository,
    String taskType,
    Optional<String> entryStage,
    Optional<AgentSpec> agent,
    BasePolicy base) {

  /** Copies the dependencies. */
  public Issue {
    dependsOn = List.copyOf(dependsOn);
  }

  /** An issue as issue sources make them: it builds on what it depends on as most do. */
  public Issue(
      int number,
      String title,
      String description,
      int priority,
      List<Integer> dependsOn,
      int wave,
      DeclaredStatus declared,
      OptionalInt assignedWorker,
      String repository,
      String taskType,
      Optional<String> entryStage,
      Optional<AgentSpec> agent) {
    this(
        number,
        title,
        description,
        priority,
        dependsOn,
        wave,
        declared,
        assignedWorker,
        repository,
        taskType,
        entryStage,
        agent,
        BasePolicy.DEFAULT);
  }

  /** The same issue, worked on by another agent. */
  Issue with(Optional<AgentSpec> other) {
    return new Issue(
        number,
        title,
        description,
        priority,
        dependsOn,
        wave,
        declared,
        assignedWorker,
        repository,
        taskType,
        entryStage,
        other,
        base);
  }
}
