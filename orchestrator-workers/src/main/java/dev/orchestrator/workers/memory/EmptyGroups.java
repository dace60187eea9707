package dev.orchestrator.workers.memory;

import dev.orchestrator.runs.attempt.AttemptId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Takes away the control group of an attempt that is over. */
public final class EmptyGroups {

  private EmptyGroups() {}

  /**
   * Removes the group unless somebody is still in it: the kernel refuses to remove one with
   * processes. A group that does not carry the attempt's name is left alone, whoever wrote it down.
   */
  public static void remove(String group, AttemptId attempt) {
    try {
      Path folder = Path.of(group);
      if (folder.endsWith(ControlGroup.nameOf(attempt)) && Files.isDirectory(folder)) {
        Files.delete(folder);
      }
    } catch (IOException | InvalidPathException inUse) {
      return;
    }
  }
}
