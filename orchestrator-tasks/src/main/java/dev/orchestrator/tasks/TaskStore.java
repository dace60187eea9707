package dev.orchestrator.tasks;

import dev.orchestrator.core.error.OrchestratorException;
import java.util.List;
import java.util.Optional;

/**
 * The work items of a workspace, in markdown files that people and other processes edit too. Reads
 * take no lock and see one moment of the whole store. Writes take the store's lock, work on what is
 * in the files by then, and change nothing but the bytes of the task they are about; a write that
 * fails has changed nothing. Thread-safe.
 *
 * <p>Any method may throw an {@link OrchestratorException} with a code of {@link TaskErrors}.
 */
public interface TaskStore {

  /** Everything in the store at one moment. */
  TaskSnapshot read();

  /** Adds a task to the backlog, in the section of its priority, under a number nobody has. */
  Task add(NewTask task);

  /** Changes a task where it stands. */
  Task edit(TaskId id, TaskEdit edit);

  /**
   * Moves a task from the backlog to the active ones. An active task is refused, unless somebody's
   * claim to it has expired: of many who start one task, one succeeds.
   */
  Task start(TaskId id, StartRequest request);

  /** Moves a task to the end of the completed ones, with the date. */
  Task complete(TaskId id, Optional<String> summary);

  /** Moves a task that is active or completed back to the backlog, with nobody assigned. */
  Task reopen(TaskId id);

  /**
   * Starts the task that is to be done next, if there is one; two who ask at once get two tasks.
   *
   * @see TaskSnapshot#next
   */
  Optional<Task> claimNext(StartRequest request, TaskFilter filter);

  /** What is wrong in the files, in the order of files and lines. */
  List<Finding> lint();

  /** What a write that died has left to be tidied up, for people; empty where there is nothing. */
  Optional<String> interruptedMove();

  /** Tidies up what {@link #interruptedMove} describes; every write does it too. */
  void repair();
}
