package dev.orchestrator.git.merge;

import dev.orchestrator.core.file.FolderTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A git folder of our own over the object store of a repository, beside an empty working tree that
 * holds attributes alone. Git run here sees the objects of the repository and nothing of its
 * configuration, its attributes and its hooks.
 */
final class Scratch implements AutoCloseable {

  private final Path folder;
  private final Path objects;

  private Scratch(Path folder, Path objects) {
    this.folder = folder;
    this.objects = objects;
  }

  /** In the temporary folder of this machine, readable for nobody else. */
  static Scratch over(SharedStore store) throws IOException {
    Scratch scratch =
        new Scratch(Files.createTempDirectory("orchestrator-merge-"), store.objects());
    try {
      Files.createDirectories(scratch.git().resolve("refs"));
      Files.createDirectories(scratch.git().resolve("objects"));
      Files.createDirectories(scratch.workTree());
      Files.writeString(scratch.git().resolve("HEAD"), "ref: refs/heads/none\n");
      Files.writeString(scratch.git().resolve("config"), store.configuration());
      if (Files.isRegularFile(store.shallow())) {
        Files.copy(store.shallow(), scratch.git().resolve("shallow"));
      }
      return scratch;
    } catch (IOException failed) {
      scratch.close();
      throw failed;
    }
  }

  /** Where git is to be run. */
  Path workTree() {
    return folder.resolve("files");
  }

  /** What makes git use this folder. */
  Map<String, String> variables() {
    return Map.of("GIT_DIR", git().toString(), "GIT_OBJECT_DIRECTORY", objects.toString());
  }

  private Path git() {
    return folder.resolve("git");
  }

  @Override
  public void close() {
    try {
      FolderTree.delete(folder);
    } catch (IOException left) {
      throw new UncheckedIOException("cannot remove " + folder, left);
    }
  }
}
