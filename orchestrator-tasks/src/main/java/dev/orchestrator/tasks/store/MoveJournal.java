package dev.orchestrator.tasks.store;

import dev.orchestrator.core.file.FileOperations;
import dev.orchestrator.core.file.FileReplacement;
import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.core.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps the record of the move that is under way, if there is one, where a crash leaves it. */
final class MoveJournal {

  private final Path file;
  private final FileOperations operations;
  private final Supplier<JsonCodec> codec;

  MoveJournal(Workspace workspace, FileOperations operations, Supplier<JsonCodec> codec) {
    this.file = workspace.state().resolve("task-move.json");
    this.operations = operations;
    this.codec = codec;
  }

  /** The move that was begun and not ended; a record that cannot be read is none. */
  Optional<MoveIntent> unfinished() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(codec.get().read(RegularFile.text(file), MoveIntent.class));
    } catch (NoSuchFileException endedMeanwhile) {
      return Optional.empty();
    } catch (com.fasterxml.jackson.core.JsonProcessingException damaged) {
      return Optional.empty();
    }
  }

  void begin(MoveIntent intent) throws IOException {
    byte[] record = (codec.get().line(intent) + "\n").getBytes(StandardCharsets.UTF_8);
    new FileReplacement(operations).replace(file, record);
  }

  void end() throws IOException {
    operations.delete(file);
  }
}
