package dev.orchestrator.cli.fleet;

import dev.orchestrator.runtime.fleet.AddRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What an entry of the registry is to say; each wins over what the repository says itself. */
final class EntryOptions {

  @Option(names = "--name", paramLabel = "NAME", description = "How it is named in commands.")
  private @Nullable String name;

  @Option(
      names = {"--local", "--path"},
      paramLabel = "PATH",
      description = "The folder; may start with ~ or $${NAME}, and is written as it is given.")
  private @Nullable String local;

  @Option(
      names = {"--remote", "--url"},
      paramLabel = "URL",
      description = "Where it is cloned from.")
  private @Nullable String remote;

  @Option(names = "--platform", paramLabel = "NAME", description = "Such as github or gitlab.")
  private @Nullable String platform;

  @Option(names = "--default-branch", paramLabel = "BRANCH", description = "The main branch.")
  private @Nullable String defaultBranch;

  @Option(names = "--language", paramLabel = "LANGUAGE", description = "Such as go or java.")
  private @Nullable String language;

  @Option(names = "--description", paramLabel = "TEXT", description = "One line about it.")
  private @Nullable String description;

  @Option(names = "--tag", split = ",", paramLabel = "TAG", description = "May be repeated.")
  private final List<String> tags = new ArrayList<>();

  @Option(
      names = "--depends-on",
      split = ",",
      paramLabel = "REPO",
      description = "A repository that is built before it; may be repeated.")
  private final List<String> dependsOn = new ArrayList<>();

  Optional<String> name() {
    return Optional.ofNullable(name);
  }

  Optional<String> local() {
    return Optional.ofNullable(local);
  }

  Optional<String> remote() {
    return Optional.ofNullable(remote);
  }

  AddRepository.Said said() {
    return new AddRepository.Said(
        Optional.ofNullable(platform),
        Optional.ofNullable(defaultBranch),
        Optional.ofNullable(language),
        Optional.ofNullable(description),
        tags,
        dependsOn);
  }
}
