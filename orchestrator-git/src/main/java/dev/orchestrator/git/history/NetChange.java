package dev.orchestrator.git.history;

import java.util.List;

/**
 * What several commits come to in the end, all that they did and undid left out.
 *
 * @param files how many files differ; a binary file has no lines to count
 * @param insertions lines
 * @param deletions lines
 * @param paths the files, relative to the repository; at most {@link #NAMED} of them
 */
public record NetChange(int files, int insertions, int deletions, List<String> paths) {

  /** How many files are named. */
  public static final int NAMED = 1000;

  /** Nothing. */
  public static final NetChange NONE = new NetChange(0, 0, 0, List.of());

  /** Copies the list. */
  public NetChange {
    paths = List.copyOf(paths);
  }

  /** Whether nothing was changed. */
  public boolean isNone() {
    return files == 0;
  }
}
