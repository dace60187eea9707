package dev.orchestrator.core.registry;

import dev.orchestrator.core.config.ConfigFile;
import dev.orchestrator.core.config.ConfigObject;
import dev.orchestrator.core.config.Problems;
import dev.orchestrator.core.config.ValueType;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads {@code config/repos.json}, reporting everything that is wrong with it at once. */
public final class RepositoryRegistryReader {

  /** The keys of an entry that this program gives a meaning. */
  public static final List<String> KNOWN_KEYS =
      List.of(
          "name",
          "platform",
          "remote",
          "local",
          "default_branch",
          "language",
          "has_claude_md",
          "tags",
          "description",
          "build",
          "test",
          "setup",
          "sequential",
          "deny",
          "notes",
          "depends_on");

  /** The format of the file that this program writes. */
  private static final int SCHEMA_VERSION = 1;

  private static final Set<ValueType> SCALARS =
      Set.of(ValueType.TEXT, ValueType.NUMBER, ValueType.BOOLEAN);

  private final HostEnvironment environment;

  /** Resolves {@code ~} and variables of paths against {@code environment}. */
  @Inject
  public RepositoryRegistryReader(HostEnvironment environment) {
    this.environment = environment;
  }

  /**
   * The registry of a workspace.
   *
   * @param problems receives warnings; errors are thrown
   * @throws dev.orchestrator.core.config.ConfigurationException with every error of the file
   */
  public RepositoryRegistry read(Workspace workspace, Problems problems) {
    return registry(workspace, ConfigFile.read(workspace.repositoriesFile(), problems), problems);
  }

  /**
   * The registry that {@code text} would be, for a program that is going to write it: a file of a
   * newer format is refused, because what this program does not know of it could get lost.
   *
   * @throws dev.orchestrator.core.config.ConfigurationException with every error of the text
   */
  public RepositoryRegistry parseForWriting(Workspace workspace, String text, Problems problems) {
    ConfigObject top = ConfigFile.parse(workspace.repositoriesFile(), text, problems);
    if (top.number("schema_version").orElse(SCHEMA_VERSION) > SCHEMA_VERSION) {
      top.problem(
          "schema_version",
          "is newer than this program writes",
          Optional.of("change the file with the program that made it, or by hand"));
    }
    return registry(workspace, top, problems);
  }

  /** Where an entry with this {@code local} would be; never touches the file system. */
  public LocalPath.Resolution resolve(Workspace workspace, String local) {
    return new LocalPath(environment, workspace.root()).resolve(local);
  }

  private RepositoryRegistry registry(Workspace workspace, ConfigObject top, Problems problems) {
    if (!top.has("repositories")) {
      top.problem("", "needs 'repositories', a list of objects", Optional.empty());
    }
    List<ConfigObject> entries = top.objects("repositories");
    LocalPath paths = new LocalPath(environment, workspace.root());
    List<Repository> repositories = entries.stream().map(each -> entry(each, paths)).toList();
    new RegistryConsistency(entries, repositories).check();
    problems.refuseErrors();
    return new RepositoryRegistry(repositories);
  }

  private Repository entry(ConfigObject entry, LocalPath paths) {
    entry.warnOfUnknownKeys(KNOWN_KEYS);
    return new Repository(
        name(entry),
        local(entry, paths),
        new Repository.Hosting(
            entry.optionalText("platform").orElse(""),
            refuseOption(entry, "remote", entry.optionalText("remote").orElse("")),
            refuseOption(
                entry, "default_branch", entry.optionalText("default_branch").orElse("main"))),
        new Repository.Profile(
            entry.optionalText("language").orElse(""),
            entry.texts("tags"),
            entry.optionalText("description").orElse(""),
            entry.flag("has_claude_md").orElse(false),
            entry.optionalText("notes")),
        new Repository.Commands(
            entry.optionalText("setup"),
            entry.optionalText("build"),
            entry.optionalText("test"),
            entry.flag("sequential").orElse(false)),
        entry.texts("deny"),
        entry.texts("depends_on"),
        scalars(entry),
        OptionalInt.of(entry.line()));
  }

  private static String name(ConfigObject entry) {
    String name = entry.text("name");
    boolean unsafe =
        name.startsWith("-")
            || name.codePoints().anyMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
    if (unsafe || name.equals(".") || name.equals("..")) {
      entry.problem(
          "name",
          "must be a plain name: no leading '-', no '/', no control characters",
          Optional.empty());
    }
    return name;
  }

  /** A value that starts with '-' would be read as an option by the programs it is passed to. */
  private static String refuseOption(ConfigObject entry, String key, String value) {
    if (value.startsWith("-")) {
      entry.problem(key, "must not start with '-'", Optional.empty());
    }
    return value;
  }

  private static Path local(ConfigObject entry, LocalPath paths) {
    LocalPath.Resolution resolution = paths.resolve(entry.text("local"));
    resolution.problem().ifPresent(why -> entry.problem("local", why, Optional.empty()));
    return resolution.path().orElse(Path.of("/"));
  }

  private static Map<String, String> scalars(ConfigObject entry) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String key : entry.keys()) {
      if (entry.type(key).filter(SCALARS::contains).isPresent()) {
        fields.put(key, entry.scalar(key));
      }
    }
    return fields;
  }
}
