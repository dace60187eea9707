package dev.orchestrator.tasks.store;

import dev.orchestrator.tasks.TaskId;
import dev.orchestrator.tasks.document.TaskDocument;
import java.util.List;

/**
 * What an operation wants the files to hold.
 *
 * @param subject the one task that may differ afterwards
 * @param files in the order they are to be written: where a task arrives, then where it leaves
 */
record Change(TaskId subject, List<NewContent> files) {

  /** New content of one file. */
  static final class NewContent {
    private final StoreFile file;
    private final TaskDocument base;
    private final byte[] content;
    private final boolean present;

    /**
     * New content, not to be changed afterwards.
     *
     * @param file as it was read
     * @param base the document the content was made from: the file's, or the template of a new one
     * @param present whether the subject is in it
     */
    NewContent(StoreFile file, TaskDocument base, byte[] content, boolean present) {
      this.file = file;
      this.base = base;
      this.content = content;
      this.present = present;
    }

    StoreFile file() {
      return file;
    }

    TaskDocument base() {
      return base;
    }

    byte[] content() {
      return content;
    }

    boolean present() {
      return present;
    }
  }

  static Change inPlace(TaskId subject, StoreFile file, TaskDocument base, byte[] content) {
    return new Change(subject, List.of(new NewContent(file, base, content, true)));
  }

  boolean isMove() {
    return files.size() == 2;
  }

  NewContent arrival() {
    return files.get(0);
  }

  NewContent departure() {
    return files.get(1);
  }
}
