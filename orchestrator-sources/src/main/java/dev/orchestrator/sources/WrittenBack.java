package dev.orchestrator.sources;

import dev.orchestrator.core.file.AtomicFile;
import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.core.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What was written to a tracker, in {@code state/sources/written/<project>.json}: a supervisor that
 * begins again tells everything again, and nobody wants to read the same comment twice. Used by one
 * thread of the one supervisor that a run has.
 */
final class WrittenBack {

  private final Workspace workspace;
  private final JsonCodec codec = new JsonCodec();

  WrittenBack(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * Writes unless that was done before. What fails is not kept, and so done again later; a kill
   * between the two does it twice.
   *
   * @param what is written, in words that tell it from everything else of the project
   */
  void once(String project, String what, Runnable write) {
    Path file = workspace.state().resolve("sources/written").resolve(project + ".json");
    List<String> written = new ArrayList<>(read(file));
    if (written.contains(what)) {
      return;
    }
    write.run();
    written.add(what);
    keep(file, written);
  }

  private List<String> read(Path file) {
    try {
      return codec.readList(RegularFile.text(file), String.class);
    } catch (NoSuchFileException nothingYet) {
      return List.of();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + file, unreadable);
    }
  }

  private void keep(Path file, List<String> written) {
    try {
      Files.createDirectories(file.getParent());
      AtomicFile.write(file, codec.pretty(written) + "\n");
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot write " + file, failed);
    }
  }
}
