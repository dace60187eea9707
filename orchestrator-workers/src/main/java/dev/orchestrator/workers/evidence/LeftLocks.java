package dev.orchestrator.workers.evidence;

import dev.orchestrator.exec.process.InhabitedFolders;
import dev.orchestrator.git.worktree.GitLocks;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.run.RunEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes away locks that git left in the worktree of an issue. To be asked only when everything an
 * attempt started is gone; a worktree in which somebody is at work is left alone. Thread-safe.
 */
public final class LeftLocks {

  private final Consumer<RunEvent> events;

  /** What is removed is told to {@code events}. */
  public LeftLocks(Consumer<RunEvent> events) {
    this.events = events;
  }

  /** Removes what is left, and flags the attempt. */
  void remove(AttemptId attempt, Path worktree, String branch) {
    List<Path> locks = GitLocks.in(worktree, branch);
    if (locks.isEmpty() || InhabitedFolders.now().inhabitantOf(worktree).isPresent()) {
      return;
    }
    List<String> removed = new ArrayList<>();
    for (Path lock : locks) {
      try {
        Files.deleteIfExists(lock);
        removed.add(lock.toString());
      } catch (IOException stays) {
        removed.add(lock + " (it could not be removed: " + stays.getMessage() + ")");
      }
    }
    events.accept(
        new RunEvent.Flagged(
            attempt,
            "a git that is no more left a lock in its worktree, which was removed: "
                + String.join(", ", removed)));
  }
}
