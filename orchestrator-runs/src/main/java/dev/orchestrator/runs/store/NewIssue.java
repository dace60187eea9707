package dev.orchestrator.runs.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An issue to be added to a plan. What is empty is left out of the file, where it then has its
 * default.
 *
 * @param number not used in the plan yet; empty for the next that is free
 * @param repository key of its repository
 * @param agent name of the agent that works on it
 */
public record NewIssue(
    OptionalInt number,
    String title,
    Optional<String> description,
    OptionalInt wave,
    OptionalInt priority,
    List<Integer> dependsOn,
    Optional<String> repository,
    Optional<String> agent) {

  /** Copies the list. */
  public NewIssue {
    dependsOn = List.copyOf(dependsOn);
  }

  Map<String, Object> members(int given) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("number", given);
    members.put("title", title);
    description.ifPresent(text -> members.put("description", text));
    wave.ifPresent(value -> members.put("wave", value));
    priority.ifPresent(value -> members.put("priority", value));
    if (!dependsOn.isEmpty()) {
      members.put("depends_on", dependsOn);
    }
    repository.ifPresent(key -> members.put("repo", key));
    agent.ifPresent(name -> members.put("agent", name));
    return members;
  }
}
