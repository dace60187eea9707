package dev.orchestrator.tasks.store;

import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.tasks.OtherCheckouts;
import dev.orchestrator.tasks.TaskStatus;
import dev.orchestrator.tasks.document.TaskDocument;
import java.io.IOException;
import java.nio.file.Path;

/** The highest number that is in use here or on another branch that is checked out somewhere. */
final class HighestNumber {

  private final OtherCheckouts checkouts;

  HighestNumber(OtherCheckouts checkouts) {
    this.checkouts = checkouts;
  }

  int in(StoreState state) {
    int highest = state.highestNumber();
    for (Path folder : checkouts.taskFolders()) {
      for (TaskStatus status : TaskStatus.values()) {
        highest = Math.max(highest, highest(folder.resolve(status.fileName())));
      }
    }
    return highest;
  }

  /** What another checkout holds only keeps numbers apart; it must not stop this one. */
  private static int highest(Path file) {
    try {
      return TaskDocument.parse(RegularFile.bytes(file)).numbers().stream()
          .mapToInt(Integer::intValue)
          .max()
          .orElse(0);
    } catch (IOException unreadable) {
      return 0;
    }
  }
}
