package dev.orchestrator.runtime.fleet;

import dev.orchestrator.core.registry.edit.NewRepository;
import dev.orchestrator.runtime.usecase.Document;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * An entry that was added.
 *
 * @param file the registry, absolute
 * @param found what is at its place
 */
public record NewRepositoryDocument(
    int schemaVersion, NewRepository repository, String file, Found found) implements Document {

  /** What is at the place of a repository. */
  public enum Found {
    /** A git repository. */
    REPOSITORY,
    /** A folder that is none. */
    FOLDER,
    /** Nothing yet. */
    NOTHING;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Found at(Path folder) {
      if (!Files.isDirectory(folder)) {
        return NOTHING;
      }
      boolean git = Files.exists(folder.resolve(".git")) || Files.exists(folder.resolve("HEAD"));
      return git ? REPOSITORY : FOLDER;
    }
  }
}
