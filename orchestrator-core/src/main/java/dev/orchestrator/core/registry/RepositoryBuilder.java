package dev.orchestrator.core.registry;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Makes a {@link Repository} without a file, for embedding programs and tests. What is not set is
 * what an entry of {@code config/repos.json} means that does not say it. Not thread-safe.
 */
public final class RepositoryBuilder {

  private final String name;
  private final Path local;
  private String platform = "";
  private String remote = "";
  private String defaultBranch = "main";
  private String language = "";
  private List<String> tags = List.of();
  private Optional<String> build = Optional.empty();
  private Optional<String> test = Optional.empty();
  private boolean sequential;
  private List<String> dependsOn = List.of();

  RepositoryBuilder(String name, Path local) {
    this.name = name;
    this.local = local;
  }

  /** The hosting platform, such as {@code github}. */
  public RepositoryBuilder platform(String value) {
    platform = value;
    return this;
  }

  /** The URL to clone from. */
  public RepositoryBuilder remote(String url) {
    remote = url;
    return this;
  }

  /** The main branch, in place of {@code main}. */
  public RepositoryBuilder defaultBranch(String branch) {
    defaultBranch = branch;
    return this;
  }

  /** The language, in place of detection. */
  public RepositoryBuilder language(String value) {
    language = value;
    return this;
  }

  /** The tags that selectors name. */
  public RepositoryBuilder tags(String... values) {
    tags = List.of(values);
    return this;
  }

  /** The command that builds the repository, in place of the language plugin's. */
  public RepositoryBuilder buildCommand(String command) {
    build = Optional.of(command);
    return this;
  }

  /** The command that tests the repository, in place of the language plugin's. */
  public RepositoryBuilder testCommand(String command) {
    test = Optional.of(command);
    return this;
  }

  /** Whether tests of the repository must never overlap. */
  public RepositoryBuilder sequential(boolean value) {
    sequential = value;
    return this;
  }

  /** The repositories that come first. */
  public RepositoryBuilder dependsOn(String... names) {
    dependsOn = List.of(names);
    return this;
  }

  /** The repository. */
  public Repository build() {
    return new Repository(
        name,
        local,
        new Repository.Hosting(platform, remote, defaultBranch),
        new Repository.Profile(language, tags, "", false, Optional.empty()),
        new Repository.Commands(Optional.empty(), build, test, sequential),
        List.of(),
        dependsOn,
        Map.of("name", name),
        OptionalInt.empty());
  }
}
