package dev.orchestrator.tasks;

import java.util.Locale;

/** How far a task is, which is to say: which file it stands in. */
public enum TaskStatus {
  /** Waits to be started. */
  BACKLOG("Backlog"),
  /** Somebody works on it. */
  ACTIVE("Active"),
  /** Done. */
  COMPLETED("Completed");

  private final String title;

  TaskStatus(String title) {
    this.title = title;
  }

  /** The word for scripts: {@code backlog}, {@code active}, {@code completed}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return word();
  }

  /** The heading of its file. */
  public String title() {
    return title;
  }

  /** The name of its file in the workspace's {@code tasks} folder. */
  public String fileName() {
    return word() + ".md";
  }
}
