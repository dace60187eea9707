package dev.orchestrator.git.worktree;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the commit of a saved worktree says in its message.
 *
 * @param gitFolder name of the worktree's own git folder; empty in what older versions saved
 * @param rest the commit that holds what the tree cannot, likewise
 */
record PreservedNote(
    String folder,
    Optional<String> branch,
    String head,
    String owner,
    Instant at,
    Optional<String> gitFolder,
    Optional<String> rest) {

  static PreservedNote of(PreservedWorktree saved, String gitFolder, String rest) {
    return new PreservedNote(
        saved.folder().toString(),
        saved.branch(),
        saved.head(),
        saved.owner(),
        saved.at(),
        Optional.of(gitFolder),
        Optional.of(rest));
  }

  PreservedWorktree worktree(String reference) {
    return new PreservedWorktree(reference, Path.of(folder), branch, head, owner, at);
  }

  /**
   * What is saved beside the tree.
   *
   * @param worktree of the worktree's folder
   * @param gitFolder of the folder git keeps for it
   * @param linked of the folders that repositories which stay keep for worktrees inside of it
   */
  record Rest(List<SavedPath> worktree, List<SavedPath> gitFolder, List<Linked> linked) {}

  /**
   * What a repository keeps for a worktree that lies inside of another one.
   *
   * @param folder absolute
   */
  record Linked(String folder, List<SavedPath> files) {}
}
