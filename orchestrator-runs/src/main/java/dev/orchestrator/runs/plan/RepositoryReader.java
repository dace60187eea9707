package dev.orchestrator.runs.plan;

import dev.orchestrator.core.config.ConfigObject;
import dev.orchestrator.core.registry.LocalPath;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the repositories of a plan: one at the top, or several by key. */
final class RepositoryReader {

  static final List<String> KNOWN_KEYS =
      List.of(
          "path",
          "repo_path",
          "worktree_base",
          "branch_prefix",
          "default_branch",
          "platform",
          "max_workers",
          VerifyReader.KEY,
          ContextReader.KEY);

  private static final String DEFAULT_PREFIX = "issue-";

  private final LocalPath paths;
  private final RepositoryRegistry registry;

  RepositoryReader(HostEnvironment environment, Workspace workspace, RepositoryRegistry registry) {
    this.paths = new LocalPath(environment, workspace.root());
    this.registry = registry;
  }

  /** By key, in the order of the file; with what issues name in the registry added. */
  Map<String, PlanRepository> read(ConfigObject top) {
    Map<String, PlanRepository> repositories = new LinkedHashMap<>();
    if (top.has("repo_path") || (top.has("repo") && !top.has("repos"))) {
      String key = top.optionalText("repo").orElse("");
      PlanRepository only = repository(top, key.isBlank() ? "main" : key, "repo_path");
      repositories.put(only.key(), only);
    }
    top.objectsByKey("repos")
        .forEach(
            (key, given) -> {
              given.warnOfUnknownKeys(KNOWN_KEYS);
              String pathKey = given.has("path") ? "path" : "repo_path";
              repositories.put(
                  key, repository(given, key, pathKey).with(ContextReader.read(given)));
            });
    top.objects("issues").forEach(issue -> addRegistered(issue, repositories));
    if (repositories.isEmpty()) {
      top.problem(
          "",
          "names no repository: needs 'repo_path', or 'repos' with one object for each",
          Optional.empty());
    }
    return repositories;
  }

  private void addRegistered(ConfigObject issue, Map<String, PlanRepository> repositories) {
    if (!issue.has("repo")) {
      return;
    }
    String key = issue.scalar("repo");
    if (!repositories.containsKey(key)) {
      registry.find(key).ifPresent(known -> repositories.put(key, registered(known)));
    }
  }

  private static PlanRepository registered(Repository known) {
    return new PlanRepository(
        known.name(),
        known.local(),
        worktreesOf(known.local()),
        DEFAULT_PREFIX,
        known.hosting().defaultBranch(),
        known.hosting().platform(),
        known.commands().sequential() ? OptionalInt.of(1) : OptionalInt.empty(),
        Optional.empty());
  }

  private PlanRepository repository(ConfigObject given, String key, String pathKey) {
    Optional<Repository> known = registry.find(key);
    Path path = path(given, key, pathKey, known);
    return new PlanRepository(
        key,
        path,
        given.optionalText("worktree_base").isPresent()
            ? resolve(given, "worktree_base")
            : worktreesOf(path),
        branchName(given, "branch_prefix", DEFAULT_PREFIX),
        branchName(
            given,
            "default_branch",
            known.map(repository -> repository.hosting().defaultBranch()).orElse("main")),
        given
            .optionalText("platform")
            .orElse(known.map(repository -> repository.hosting().platform()).orElse("")),
        maxWorkers(given, known),
        Optional.empty());
  }

  private Path path(ConfigObject given, String key, String pathKey, Optional<Repository> known) {
    if (!given.has(pathKey) && known.isPresent()) {
      return known.get().local();
    }
    if (!given.has(pathKey)) {
      given.problem(
          "",
          "needs '" + pathKey + "': no repository named '" + key + "' is registered",
          dev.orchestrator.core.text.Suggestions.nearest(
                  key, registry.all().stream().map(Repository::name).toList())
              .map(name -> "did you mean '" + name + "'?"));
      return Path.of("/");
    }
    return resolve(given, pathKey);
  }

  private Path resolve(ConfigObject given, String key) {
    String written = given.text(key);
    LocalPath.Resolution resolution = paths.resolve(written);
    resolution.problem().ifPresent(why -> given.problem(key, why, Optional.empty()));
    return resolution.path().orElse(Path.of("/"));
  }

  /** The contract: the worktrees stand beside the repository. */
  private static Path worktreesOf(Path path) {
    Path name = path.getFileName();
    return name == null ? path.resolve("worktrees") : path.resolveSibling(name + "-worktrees");
  }

  /** It is passed to git, which must not read an option or a refspec in it. */
  private static String branchName(ConfigObject given, String key, String otherwise) {
    String name = given.optionalText(key).orElse(otherwise);
    boolean unsafe =
        name.startsWith("-")
            || name.startsWith("/")
            || name.contains("..")
            || name.contains("//")
            || name.contains("@{")
            || name.chars().anyMatch(c -> c <= ' ' || c == 127 || "~^:?*[\\".indexOf(c) >= 0);
    if (unsafe) {
      given.problem(key, "is no part of a branch name that git allows", Optional.empty());
    }
    return name;
  }

  private static OptionalInt maxWorkers(ConfigObject given, Optional<Repository> known) {
    OptionalInt limit = given.number("max_workers");
    if (limit.isPresent() && limit.getAsInt() < 1) {
      given.problem("max_workers", "must be at least 1", Optional.empty());
    }
    boolean sequential = known.map(repository -> repository.commands().sequential()).orElse(false);
    return limit.isPresent() || !sequential ? limit : OptionalInt.of(1);
  }
}
