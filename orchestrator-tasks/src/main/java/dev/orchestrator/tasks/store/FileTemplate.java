package dev.orchestrator.tasks.store;

import dev.orchestrator.tasks.TaskStatus;
import java.nio.charset.StandardCharsets;

/** What a file of the store starts with when there is none yet. */
final class FileTemplate {

  private static final String BACKLOG =
      """
      # Backlog

      Work items waiting to be started.

      ## High Priority

      ## Medium Priority

      ## Low Priority
      """;

  private static final String ACTIVE =
      """
      # Active

      Work items somebody is working on.
      """;

  private static final String COMPLETED =
      """
      # Completed

      Finished work, the latest at the end.
      """;

  private FileTemplate() {}

  static byte[] of(TaskStatus status) {
    String text =
        switch (status) {
          case BACKLOG -> BACKLOG;
          case ACTIVE -> ACTIVE;
          case COMPLETED -> COMPLETED;
        };
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
