package dev.orchestrator.agents.prompt;

import java.nio.file.Path;
import java.util.List;

/** Looks at what attempts before this one have left in a worktree. */
@FunctionalInterface
public interface EarlierWork {

  /** What is there, or {@link Found#NOTHING} where the worktree is not one of a run. */
  Found in(Path repository, Path worktree);

  /**
   * Work in a worktree.
   *
   * @param commits since the worktree was made, a line each, as git shows them
   * @param uncommitted files that differ from the last commit
   */
  record Found(List<String> commits, List<String> uncommitted) {

    /** A worktree that is as it was made, or that is not there. */
    public static final Found NOTHING = new Found(List.of(), List.of());

    /** Copies the lists. */
    public Found {
      commits = List.copyOf(commits);
      uncommitted = List.copyOf(uncommitted);
    }
  }
}
