package dev.orchestrator.git.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Copies beside a repository on which git can be tried without the repository changing: an index,
 * and an object store that takes what is fetched and borrows the rest. Closing it throws them away.
 */
final class ScratchStore implements AutoCloseable {

  private final Path folder;

  private ScratchStore(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes the copies in the temporary folder of this machine, readable for nobody else.
   *
   * @param index of the repository; none where nothing was ever added
   * @param objects its object store
   */
  static ScratchStore of(Path index, Path objects) throws IOException {
    Path folder = Files.createTempDirectory("orchestrator-dry-run-");
    ScratchStore store = new ScratchStore(folder);
    try {
      Files.createDirectories(folder.resolve("objects/info"));
      Files.writeString(folder.resolve("objects/info/alternates"), objects + "\n");
      if (Files.exists(index)) {
        Files.copy(index, folder.resolve("index"));
      }
      return store;
    } catch (IOException full) {
      store.close();
      throw full;
    }
  }

  /** What makes git work on the copies. */
  Map<String, String> variables() {
    return Map.of(
        "GIT_INDEX_FILE", folder.resolve("index").toString(),
        "GIT_OBJECT_DIRECTORY", folder.resolve("objects").toString());
  }

  @Override
  public void close() {
    TemporaryFolder.delete(folder);
  }
}
