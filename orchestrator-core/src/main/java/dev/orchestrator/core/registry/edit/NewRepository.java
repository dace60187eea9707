package dev.orchestrator.core.registry.edit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An entry to be added to the registry. What is empty or false is left out of the file.
 *
 * @param name how users will name it
 * @param local as it is to be written: absolute, or starting with {@code ~} or {@code ${NAME}}
 * @param platform hosting platform
 * @param remote URL to clone from
 * @param defaultBranch the main branch
 * @param language the programming language
 * @param hasClaudeMd whether it carries instructions for agents
 * @param tags for selecting it
 * @param description one line
 * @param dependsOn names of repositories that come first
 */
public record NewRepository(
    String name,
    String local,
    String platform,
    String remote,
    String defaultBranch,
    String language,
    boolean hasClaudeMd,
    List<String> tags,
    String description,
    List<String> dependsOn) {

  /** Copies the lists. */
  public NewRepository {
    tags = List.copyOf(tags);
    dependsOn = List.copyOf(dependsOn);
  }

  /** An entry of which only the name and the place are known. */
  public static NewRepository at(String name, String local) {
    return new NewRepository(name, local, "", "", "", "", false, List.of(), "", List.of());
  }

  /** The same entry under another name. */
  public NewRepository named(String other) {
    return new NewRepository(
        other,
        local,
        platform,
        remote,
        defaultBranch,
        language,
        hasClaudeMd,
        tags,
        description,
        dependsOn);
  }

  /** The same entry with other tags. */
  public NewRepository tagged(List<String> others) {
    return new NewRepository(
        name,
        local,
        platform,
        remote,
        defaultBranch,
        language,
        hasClaudeMd,
        others,
        description,
        dependsOn);
  }

  /** The keys and values in the order they are written. */
  Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", name);
    put(members, "platform", platform);
    put(members, "remote", remote);
    members.put("local", local);
    put(members, "default_branch", defaultBranch);
    put(members, "language", language);
    if (hasClaudeMd) {
      members.put("has_claude_md", true);
    }
    put(members, "tags", tags);
    put(members, "description", description);
    put(members, "depends_on", dependsOn);
    return members;
  }

  private static void put(Map<String, Object> members, String key, String value) {
    if (!value.isBlank()) {
      members.put(key, value);
    }
  }

  private static void put(Map<String, Object> members, String key, List<String> values) {
    if (!values.isEmpty()) {
      members.put(key, values);
    }
  }
}
