package dev.orchestrator.core.template;

import dev.orchestrator.core.registry.Repository;
import java.util.HashMap;
import java.util.Map;

/** A repository as templates see it: {@code {{repo.local}}} and every other field of its entry. */
public final class RepositoryValues {

  /** What the names of all fields begin with. */
  public static final String PREFIX = "repo.";

  private RepositoryValues() {}

  /**
   * Every text, number and boolean of the entry under its own key, and the fields that every
   * repository has whether the entry names them or not; {@code repo.local} is the resolved path.
   */
  public static Map<String, Object> of(Repository repository) {
    Map<String, Object> values = new HashMap<>();
    repository.fields().forEach((key, value) -> values.put(PREFIX + key, value));
    values.put(PREFIX + "name", repository.name());
    values.put(PREFIX + "local", repository.local().toString());
    values.put(PREFIX + "platform", repository.hosting().platform());
    values.put(PREFIX + "remote", repository.hosting().remote());
    values.put(PREFIX + "default_branch", repository.hosting().defaultBranch());
    values.put(PREFIX + "language", repository.profile().language());
    values.put(PREFIX + "description", repository.profile().description());
    values.put(PREFIX + "notes", repository.profile().notes().orElse(""));
    values.put(PREFIX + "has_claude_md", repository.profile().hasClaudeMd());
    values.put(PREFIX + "sequential", repository.commands().sequential());
    values.put(PREFIX + "tags", repository.profile().tags());
    values.put(PREFIX + "depends_on", repository.dependsOn());
    return Map.copyOf(values);
  }
}
