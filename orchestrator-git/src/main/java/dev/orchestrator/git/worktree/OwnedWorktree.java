package dev.orchestrator.git.worktree;

import java.nio.file.Path;

/**
 * The record of a worktree that was made here.
 *
 * @param folder where it is or was
 * @param branch its branch
 * @param owner who it was made for
 * @param start the commit its branch began at
 * @param phase how far its making has come
 */
public record OwnedWorktree(Path folder, String branch, String owner, String start, Phase phase) {

  /** How far the making of a worktree has come. */
  public enum Phase {
    /** Being made together with its branch: if it is not whole, both go. */
    MAKING_BRANCH,
    /** Being made for a branch that was there before: if it is not whole, only the folder goes. */
    MAKING_FOLDER,
    /** Whole. */
    READY
  }

  OwnedWorktree whole() {
    return new OwnedWorktree(folder, branch, owner, start, Phase.READY);
  }

  boolean isReady() {
    return phase == Phase.READY;
  }
}
