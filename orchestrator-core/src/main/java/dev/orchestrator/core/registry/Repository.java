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
 * @param hosting where it comes from
 * @param profile what people and selectors should know of it
 * @param commands what is run in it in place of the language plugin's commands
 * @param deny command patterns refused in it
 * @param dependsOn names of repositories that come first
 * @param fields every text, number and boolean of the entry by its key, known or not, as templates
 *     and selectors name them
 * @param line where the entry starts in the file
 */
public record Repository(
    String name,
    Path local,
    Hosting hosting,
    Profile profile,
    Commands commands,
    List<String> deny,
    List<String> dependsOn,
    Map<String, String> fields,
    OptionalInt line) {

  /**
   * Where a repository comes from.
   *
   * @param platform hosting platform; may be empty
   * @param remote the URL to clone from; may be empty
   * @param defaultBranch the main branch; {@code main} when the file does not say
   */
  public record Hosting(String platform, String remote, String defaultBranch) {}

  /**
   * What people and selectors should know of a repository.
   *
   * @param language empty or {@code unknown} where detection decides
   * @param tags in the order of the file
   * @param description may be empty
   * @param hasClaudeMd whether the repository carries instructions for agents
   * @param notes for people and prompts
   */
  public record Profile(
      String language,
      List<String> tags,
      String description,
      boolean hasClaudeMd,
      Optional<String> notes) {

    /** Copies the tags. */
    public Profile {
      tags = List.copyOf(tags);
    }
  }

  /**
   * Commands of a repository's own.
   *
   * @param setup installs what the repository depends on; empty for the language plugin's command
   * @param build builds the repository; empty for the language plugin's command
   * @param test tests the repository; empty for the language plugin's command
   * @param sequential whether its tests must never overlap
   */
  public record Commands(
      Optional<String> setup, Optional<String> build, Optional<String> test, boolean sequential) {}

  /** Copies the collections. */
  public Repository {
    deny = List.copyOf(deny);
    dependsOn = List.copyOf(dependsOn);
    fields = Map.copyOf(fields);
  }

  /** The same repository looked at in another working tree, such as a worktree of an issue. */
  public Repository at(Path workingTree) {
    return new Repository(
        name, workingTree, hosting, profile, commands, deny, dependsOn, fields, line);
  }

  /** The same repository, built and tested by these commands; empty for its language plugin's. */
  public Repository verifiedBy(Optional<String> build, Optional<String> test) {
    Commands verification = new Commands(commands.setup(), build, test, commands.sequential());
    return new Repository(
        name, local, hosting, profile, verification, deny, dependsOn, fields, line);
  }

  /** An entry that says nothing but what the repository is called and where it is. */
  public static Repository of(String name, Path local) {
    return builder(name, local).build();
  }

  /** Begins an entry that says no more than what the builder is told. */
  public static RepositoryBuilder builder(String name, Path local) {
    return new RepositoryBuilder(name, local);
  }
}
