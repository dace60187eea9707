package dev.orchestrator.tasks;

import java.nio.file.Path;
import java.util.List;

/**
 * Where the same workspace is checked out besides this one, as git worktrees of other branches: a
 * number used there is not given to a new task here, so that merging the branches does not bring
 * two tasks of one number together.
 */
@FunctionalInterface
public interface OtherCheckouts {

  /** The {@code tasks} folders of the other checkouts; some may not be there. */
  List<Path> taskFolders();
}
