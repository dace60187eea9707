package dev.orchestrator.core.registry;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One repository as {@code config/repos.json} describes it. Says nothing about whether it is there.
 *
 * @param name how users name it; unique
 * @param local where its working tree is: absolute, with {@code ~}, {@code ${ENV}} and relative
 *     parts resolved
 * @param platform hosting platform; may be empty
 * @param remote the URL to clone from; may be empty
 * @param defaultBranch the main branch; {@code main} when the file does not say
 * @param language empty or {@code unknown} where detection decides
 * @param tags in the order of the file
 * @param description may be empty
 * @param hasClaudeMd whether the repository carries instructions for agents
 * @param build command that overrides the language plugin's
 * @param test command that overrides the language plugin's
 * @param sequential whether its tests must never overlap
 * @param deny command patterns refused in it
 * @param notes for people and prompts
 * @param dependsOn names of repositories that come first
 * @param fields every text, number and boolean of the entry by its key, known or not, as templates
 *     and selectors name them
 * @param line where the entry starts in the file
 */
public record Repository(
    String name,
    Path local,
    String platform,
    String remote,
    String defaultBranch,
    String language,
    List<String> tags,
    String description,
    boolean hasClaudeMd,
    Optional<String> build,
    Optional<String> test,
    boolean sequential,
    List<String> deny,
    Optional<String> notes,
    List<String> dependsOn,
    Map<String, String> fields,
    OptionalInt line) {

  /** Copies the collections. */
  public Repository {
    tags = List.copyOf(tags);
    deny = List.copyOf(deny);
    dependsOn = List.copyOf(dependsOn);
    fields = Map.copyOf(fields);
  }

  /** The command that installs what it depends on, in place of the language plugin's. */
  public Optional<String> setup() {
    return Optional.ofNullable(fields.get("setup"));
  }

  /** The same repository looked at in another working tree, such as a worktree of an issue. */
  public Repository at(Path workingTree) {
    return with(workingTree, build, test);
  }

  /** The same repository, built and tested by these commands; empty for its language plugin's. */
  public Repository verifiedBy(Optional<String> buildCommand, Optional<String> testCommand) {
    return with(local, buildCommand, testCommand);
  }

  private Repository with(
      Path workingTree, Optional<String> buildCommand, Optional<String> testCommand) {
    return new Repository(
        name,
        workingTree,
        platform,
        remote,
        defaultBranch,
        language,
        tags,
        description,
        hasClaudeMd,
        buildCommand,
        testCommand,
        sequential,
        deny,
        notes,
        dependsOn,
        fields,
        line);
  }

  /** An entry that says nothing but what the repository is called and where it is. */
  public static Repository of(String name, Path local) {
    return new Repository(
        name,
        local,
        "",
        "",
        "main",
        "",
        List.of(),
        "",
        false,
        Optional.empty(),
        Optional.empty(),
        false,
        List.of(),
        Optional.empty(),
        List.of(),
        Map.of("name", name),
        OptionalInt.empty());
  }
}
