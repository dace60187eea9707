package dev.orchestrator.tasks.store;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.tasks.TaskErrors;
import dev.orchestrator.tasks.TaskStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the three files; a missing one is empty. */
final class StoreFiles {

  private static final int MOST_READS = 20;

  private final Path folder;

  StoreFiles(Workspace workspace) {
    this.folder = workspace.tasks();
  }

  Path file(TaskStatus status) {
    return folder.resolve(status.fileName());
  }

  /** What each file holds right now. */
  StoreState read() {
    return new StoreState(
        read(TaskStatus.BACKLOG), read(TaskStatus.ACTIVE), read(TaskStatus.COMPLETED));
  }

  /**
   * What the files hold at one moment: reads again when one was replaced meanwhile. Writers replace
   * files and never change them in place, so that a file that is the same has the same content.
   */
  StoreState readConsistently() {
    List<Object> before = identities();
    for (int attempt = 0; ; attempt++) {
      StoreState state = read();
      List<Object> after = identities();
      if (before.equals(after) || attempt == MOST_READS) {
        return state;
      }
      before = after;
    }
  }

  private StoreFile read(TaskStatus status) {
    Path file = file(status);
    try {
      return StoreFile.of(status, file, Optional.of(RegularFile.bytes(file)));
    } catch (NoSuchFileException missing) {
      return StoreFile.of(status, file, Optional.empty());
    } catch (IOException unreadable) {
      throw new OrchestratorException(
          TaskErrors.TASK_FILE_UNREADABLE,
          "cannot read " + file + ": " + FileTrouble.words(unreadable),
          "check that it is a file and that you may read it",
          unreadable);
    }
  }

  private List<Object> identities() {
    List<Object> identities = new ArrayList<>();
    for (TaskStatus status : TaskStatus.values()) {
      identities.add(identity(file(status)));
    }
    return identities;
  }

  private static Object identity(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return List.of(
          String.valueOf(attributes.fileKey()), attributes.lastModifiedTime(), attributes.size());
    } catch (IOException missing) {
      return "";
    }
  }
}
