package dev.orchestrator.runs.store;

import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.runs.attempt.AttemptId;
import java.nio.file.Path;

/**
 * Where a run keeps what it knows: {@code state/runs/<project>}. Names places only.
 *
 * @param path the folder
 * @param lock held by the run's supervisor as long as it lives; in the workspace's folder of locks
 */
public record RunFolder(Path path, Path lock) {

  /** The folder that holds one for each run. */
  static Path all(Workspace workspace) {
    return workspace.state().resolve("runs");
  }

  /** The folder of a project's run. */
  public static RunFolder of(Workspace workspace, String project) {
    return new RunFolder(
        all(workspace).resolve(project), workspace.locks().resolve("run-" + project + ".lock"));
  }

  /** The record of everything; the only authority. */
  public Path journal() {
    return path.resolve("journal.jsonl");
  }

  /** A folder per attempt. */
  public Path attempts() {
    return path.resolve("attempts");
  }

  /** The folder of one attempt. */
  public AttemptFolder attempt(AttemptId attempt) {
    return AttemptFolder.of(attempts(), attempt);
  }

  /** Copies of the plans that were in force, by fingerprint. */
  public Path plan(String fingerprint) {
    return planBeside(journal(), fingerprint);
  }

  /** Where a copy of a plan is that lay elsewhere when the journal was written. */
  static Path planBeside(Path journal, Path copy) {
    return journal.resolveSibling("plans").resolve(copy.getFileName());
  }

  /** The copy of a plan that belongs to a journal, wherever the journal was taken to. */
  static Path planBeside(Path journal, String fingerprint) {
    return journal.resolveSibling("plans").resolve(fingerprint + ".json");
  }

  /** Where commands for the supervisor are left, one file each. */
  public Path commands() {
    return path.resolve("commands");
  }

  /** Says what the worktree of an issue was set up for, once that is done. */
  public Path setupMark(int issue) {
    return path.resolve("setup").resolve("issue-" + issue);
  }

  /** Output of the command that sets the worktree of an issue up. */
  public Path setupLog(int issue) {
    return path.resolve("setup").resolve("issue-" + issue + ".log");
  }

  /** How far notifications have been sent. */
  public Path notified() {
    return path.resolve("notified.json");
  }

  /** Scripts that run in the places of workers. */
  public Path scripts() {
    return path.resolve("bin");
  }

  /** Output of the commands that verify an attempt. */
  public Path verificationLog(AttemptId attempt, String what) {
    return attempt(attempt).path().resolve("verify-" + what + ".log");
  }
}
