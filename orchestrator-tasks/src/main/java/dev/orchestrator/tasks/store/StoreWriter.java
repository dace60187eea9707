package dev.orchestrator.tasks.store;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.FileReplacement;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.core.file.LockFile;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskErrors;
import dev.orchestrator.tasks.TaskId;
import dev.orchestrator.tasks.document.Placement;
import dev.orchestrator.tasks.document.TaskBlock;
import dev.orchestrator.tasks.document.TaskDocument;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Brings changes into the files: takes the lock, tidies up after a write that died, reads what is
 * there by then, checks what is to be written, and writes it unless the file was changed by hand in
 * the meantime; then it begins anew.
 */
final class StoreWriter {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_ATTEMPTS = 50;

  private final Path lock;
  private final StoreFiles files;
  private final MoveJournal moves;
  private final FileReplacement replacement;
  private final LeftoverFiles leftovers;

  StoreWriter(
      Workspace workspace, StoreFiles files, MoveJournal moves, FileReplacement replacement) {
    this.lock = workspace.locks().resolve("tasks.lock");
    this.files = files;
    this.moves = moves;
    this.replacement = replacement;
    this.leftovers = new LeftoverFiles(workspace.tasks());
  }

  /** The task afterwards; empty where the operation found nothing to do. */
  Optional<Task> write(Function<StoreState, Optional<Change>> operation) {
    try (LockFile held = lock()) {
      leftovers.remove();
      for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
        tidyUp();
        Optional<Change> change = operation.apply(files.read());
        if (change.isEmpty()) {
          return Optional.empty();
        }
        Optional<Task> task = commit(change.get());
        if (task.isPresent()) {
          noteWritten(task.get());
          return task;
        }
      }
      throw busy("the files are changed by somebody else all the time");
    } catch (IOException failed) {
      throw new OrchestratorException(
          TaskErrors.TASK_FILE_UNWRITABLE,
          "cannot write to the task store: " + FileTrouble.words(failed),
          "no task is lost; mend the cause and try again",
          failed);
    }
  }

  /** The logger is asked for late, since readers make this class too and must start fast. */
  private static void noteWritten(Task task) {
    System.getLogger("dev.orchestrator.tasks")
        .log(Level.DEBUG, () -> task.label() + " stands in " + task.file());
  }

  /** Finishes or takes back a move that died half way. */
  void repair() {
    write(state -> Optional.empty());
  }

  private LockFile lock() throws IOException {
    return LockFile.acquire(lock, PATIENCE)
        .orElseThrow(
            () -> busy("another process has been writing for " + PATIENCE.toSeconds() + " s"));
  }

  private static OrchestratorException busy(String why) {
    return new OrchestratorException(
        TaskErrors.TASK_STORE_BUSY, "the task store is busy: " + why, "try again later");
  }

  private Optional<Task> commit(Change change) throws IOException {
    List<TaskDocument> documents = new ArrayList<>();
    for (Change.NewContent content : change.files()) {
      documents.add(ChangeCheck.verified(change.subject(), content));
    }
    if (change.isMove()) {
      moves.begin(MoveIntent.of(change, documents.get(0)));
    }
    if (!put(change.arrival())) {
      return Optional.empty();
    }
    if (change.isMove()) {
      return depart(change);
    }
    return Optional.of(task(change, documents.get(0)));
  }

  /** When the file it leaves was changed by hand just now, tidying up decides which copy stays. */
  private Optional<Task> depart(Change change) throws IOException {
    if (put(change.departure())) {
      moves.end();
    } else {
      tidyUp();
    }
    List<StoreState.Located> found = files.read().locate(change.subject());
    boolean arrived =
        found.size() == 1 && found.get(0).file().status() == change.arrival().file().status();
    return arrived
        ? Optional.of(TaskValues.task(found.get(0).file(), found.get(0).block()))
        : Optional.empty();
  }

  private static Task task(Change change, TaskDocument document) {
    StoreFile file = change.arrival().file();
    TaskBlock block = document.task(change.subject().number()).orElseThrow();
    return TaskValues.task(
        new StoreFile(file.status(), file.path(), Optional.empty(), document), block);
  }

  private boolean put(Change.NewContent content) throws IOException {
    StoreFile file = content.file();
    return replacement.replaceIf(file.path(), file.content(), content.content());
  }

  private void tidyUp() throws IOException {
    Optional<MoveIntent> unfinished = moves.unfinished();
    while (unfinished.isPresent()) {
      Optional<StoreState.Located> leftover = unfinished.get().leftover(files.read());
      if (leftover.isPresent() && !leftover.get().file().document().flaws().isEmpty()) {
        return;
      }
      if (leftover.isEmpty() || put(without(leftover.get()))) {
        moves.end();
        return;
      }
    }
  }

  private static Change.NewContent without(StoreState.Located task) {
    TaskDocument document = task.file().document();
    Change.NewContent content =
        new Change.NewContent(
            task.file(),
            document,
            document.with(List.of(Placement.remove(document, task.block()))),
            false);
    ChangeCheck.verified(new TaskId(task.block().number()), content);
    return content;
  }
}
