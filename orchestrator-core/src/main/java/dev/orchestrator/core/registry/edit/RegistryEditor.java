package dev.orchestrator.core.registry.edit;

import dev.orchestrator.core.config.ConfigList;
import dev.orchestrator.core.config.ConfigText;
import dev.orchestrator.core.config.ConfigText.Edit;
import dev.orchestrator.core.config.Problems;
import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.registry.RepositoryRegistryReader;
import dev.orchestrator.core.workspace.Workspace;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Adds entries to config/repos.json and removes them. Programs that do so at the same time wait for
 * each other; each reads the file anew, and what it is about to write is read and judged before it
 * replaces anything.
 */
public final class RegistryEditor {

  /** An entry of that name, or for that folder, is there already. */
  public static final ErrorCode REPOSITORY_EXISTS = ErrorCode.user("REPOSITORY_EXISTS");

  /** The file cannot be written; it is as it was. */
  public static final ErrorCode REGISTRY_NOT_WRITTEN =
      ErrorCode.environment("REGISTRY_NOT_WRITTEN");

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String LIST = "repositories";

  private final Workspace workspace;
  private final RepositoryRegistryReader reader;

  /** Edits the registry of {@code workspace}. */
  @Inject
  public RegistryEditor(Workspace workspace, RepositoryRegistryReader reader) {
    this.workspace = workspace;
    this.reader = reader;
  }

  /**
   * What happened to the entries that were to be added.
   *
   * @param added entries that are new in the file
   * @param known entries left out because their folder is registered, with the name it has
   */
  public record Addition(List<NewRepository> added, List<Known> known) {
    /** Copies the lists. */
    public Addition {
      added = List.copyOf(added);
      known = List.copyOf(known);
    }
  }

  /** A folder that is registered already. */
  public record Known(NewRepository wanted, String registeredAs) {}

  /**
   * Adds one entry.
   *
   * @throws OrchestratorException {@link #REPOSITORY_EXISTS} when its name is taken or its folder
   *     registered; {@link #REGISTRY_NOT_WRITTEN}
   */
  public void add(NewRepository repository) {
    edit(
        text -> {
          RepositoryRegistry registry = registry(text);
          registry.find(repository.name()).ifPresent(RegistryEditor::refuseName);
          new Occupied(registry, this::place)
              .folder(repository.local())
              .ifPresent(name -> refuseFolder(repository, name));
          return new Edit<>(
              ConfigList.parse(text, LIST).with(List.of(repository.members())), repository);
        });
  }

  /**
   * Adds those entries whose folder is not registered. One whose name is taken by another folder
   * gets a number after it.
   *
   * @throws OrchestratorException {@link #REGISTRY_NOT_WRITTEN}
   */
  public Addition addMissing(List<NewRepository> repositories) {
    return edit(
        text -> {
          Addition result = sort(repositories, text);
          List<Map<String, Object>> entries =
              result.added().stream().map(NewRepository::members).toList();
          return new Edit<>(ConfigList.parse(text, LIST).with(entries), result);
        });
  }

  /** What {@link #addMissing} would do now; changes nothing. */
  public Addition wouldAdd(List<NewRepository> repositories) {
    try {
      return sort(repositories, file().read());
    } catch (IOException unreadable) {
      throw failed("read", unreadable);
    }
  }

  private Addition sort(List<NewRepository> repositories, String text) {
    List<NewRepository> added = new ArrayList<>();
    List<Known> known = new ArrayList<>();
    Occupied occupied = new Occupied(registry(text), this::place);
    for (NewRepository each : repositories) {
      Optional<String> sameFolder = occupied.folder(each.local());
      sameFolder.ifPresent(name -> known.add(new Known(each, name)));
      if (sameFolder.isEmpty()) {
        added.add(occupied.take(each));
      }
    }
    return new Addition(added, known);
  }

  /**
   * Removes entries; nothing of the repositories themselves is touched.
   *
   * @throws OrchestratorException {@link RepositoryRegistry#REPOSITORY_UNKNOWN}, with nothing
   *     removed; {@link #REGISTRY_NOT_WRITTEN}
   */
  public void remove(List<String> names) {
    edit(
        text -> {
          RepositoryRegistry registry = registry(text);
          names.forEach(registry::require);
          String edited = text;
          for (String name : names.stream().distinct().toList()) {
            List<String> order = registry(edited).all().stream().map(Repository::name).toList();
            edited = ConfigList.parse(edited, LIST).without(order.indexOf(name));
          }
          return new Edit<>(edited, names);
        });
  }

  private <T> T edit(Function<String, Edit<T>> change) {
    try {
      return file()
          .edit(
              text -> {
                registry(text);
                Edit<T> edit = change.apply(text);
                registry(edit.text());
                return edit;
              });
    } catch (IOException unwritable) {
      throw failed("change", unwritable);
    }
  }

  private ConfigText file() {
    return new ConfigText(
        workspace.repositoriesFile(), workspace.locks().resolve("repos.lock"), PATIENCE);
  }

  private OrchestratorException failed(String doing, IOException cause) {
    return new OrchestratorException(
        REGISTRY_NOT_WRITTEN,
        "cannot " + doing + " " + workspace.repositoriesFile() + ": " + FileTrouble.words(cause),
        "check that the file may be written to and that the disk is not full",
        cause);
  }

  /** Warnings were given when the command first read the file. */
  private RepositoryRegistry registry(String text) {
    return reader.parseForWriting(workspace, text, new Problems());
  }

  private Optional<Path> place(String local) {
    return reader.resolve(workspace, local).path();
  }

  private static void refuseName(Repository other) {
    throw new OrchestratorException(
        REPOSITORY_EXISTS,
        "'%s' is already the name of %s".formatted(other.name(), other.local()),
        "choose another name with --name");
  }

  private static void refuseFolder(NewRepository wanted, String name) {
    throw new OrchestratorException(
        REPOSITORY_EXISTS,
        "%s is already registered as '%s'".formatted(wanted.local(), name),
        "use that name, or remove the entry first");
  }
}
