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
 * @param number not used in the plan yet
 * @param repository key of its repository
 */
public record NewIssue(
    int number,
    String title,
    Optional<String> description,
    OptionalInt wave,
    OptionalInt priority,
    List<Integer> dependsOn,
    Optional<String> repository) {

  /** Copies the list. */
  public NewIssue {
    dependsOn = List.copyOf(dependsOn);
  }

  Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("number", number);
    members.put("title", title);
    description.ifPresent(text -> members.put("description", text));
    wave.ifPresent(value -> members.put("wave", value));
    priority.ifPresent(value -> members.put("priority", value));
    if (!dependsOn.isEmpty()) {
      members.put("depends_on", dependsOn);
    }
    repository.ifPresent(key -> members.put("repo", key));
    return members;
  }
}
