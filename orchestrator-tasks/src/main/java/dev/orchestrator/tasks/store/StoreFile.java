package dev.orchestrator.tasks.store;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.tasks.TaskErrors;
import dev.orchestrator.tasks.TaskStatus;
import dev.orchestrator.tasks.document.Flaw;
import dev.orchestrator.tasks.document.TaskDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One file of the store as it was read.
 *
 * @param status which of the three
 * @param path where it is
 * @param content its bytes; empty where there is no such file
 * @param document what the bytes say
 */
record StoreFile(TaskStatus status, Path path, Optional<byte[]> content, TaskDocument document) {

  static StoreFile of(TaskStatus status, Path path, Optional<byte[]> content) {
    return new StoreFile(status, path, content, TaskDocument.parse(content.orElse(new byte[0])));
  }

  /** The document to write into: a missing or empty file gets its heading first. */
  TaskDocument forWriting() {
    refuseFlaws();
    return document.length() > 0 ? document : TaskDocument.parse(FileTemplate.of(status));
  }

  private void refuseFlaws() {
    List<Flaw> flaws = document.flaws();
    if (flaws.isEmpty()) {
      return;
    }
    String places =
        flaws.stream()
            .map(flaw -> path + ":" + (flaw.line() + 1) + ": " + flaw.message())
            .collect(Collectors.joining("\n"));
    throw new OrchestratorException(
        TaskErrors.TASK_FILE_MALFORMED,
        places,
        "mend "
            + (flaws.size() == 1 ? "this line" : "these lines")
            + " by hand; until then nothing is written to "
            + path.getFileName());
  }
}
