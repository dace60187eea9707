package dev.orchestrator.workers.resolution;

import dev.orchestrator.runs.store.AttemptFolder;
import java.nio.file.Path;

/**
 * Where an attempt to resolve a conflict happens.
 *
 * @param attempt its folder, named after it
 * @param worktree where the agent works
 * @param scripts a folder for the scripts around agents
 * @param owner who the worktree is for
 */
public record ResolutionPlace(AttemptFolder attempt, Path worktree, Path scripts, String owner) {

  Path abandoned() {
    return attempt.path().resolve("abandoned");
  }
}
