package dev.orchestrator.tasks.store;

import dev.orchestrator.tasks.TaskId;
import dev.orchestrator.tasks.TaskStatus;
import dev.orchestrator.tasks.document.TaskBlock;
import dev.orchestrator.tasks.document.TaskDocument;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A move between two files that has begun. While its record exists, a task that stands in both
 * files is one task on its way and no contradiction.
 *
 * @param schemaVersion of the record
 * @param number the task's
 * @param from the file it leaves
 * @param to the file it arrives in
 * @param departing the digest of its bytes in the file it leaves
 * @param arriving the digest of its bytes in the file it arrives in
 */
record MoveIntent(
    int schemaVersion,
    int number,
    TaskStatus from,
    TaskStatus to,
    String departing,
    String arriving) {

  static MoveIntent of(Change change, TaskDocument arrival) {
    TaskId subject = change.subject();
    TaskDocument leaves = change.departure().file().document();
    return new MoveIntent(
        1,
        subject.number(),
        change.departure().file().status(),
        change.arrival().file().status(),
        leaves.task(subject.number()).map(task -> digest(leaves, task)).orElse(""),
        arrival.task(subject.number()).map(task -> digest(arrival, task)).orElse(""));
  }

  /** The copy that has to go, now that both files hold one; empty where there are not two. */
  Optional<StoreState.Located> leftover(StoreState state) {
    List<TaskBlock> left = tasks(state.file(from));
    List<TaskBlock> arrived = tasks(state.file(to));
    if (left.size() != 1 || arrived.size() != 1) {
      return Optional.empty();
    }
    if (digest(state.file(from).document(), left.get(0)).equals(departing)) {
      return Optional.of(new StoreState.Located(state.file(from), left.get(0)));
    }
    boolean untouched = digest(state.file(to).document(), arrived.get(0)).equals(arriving);
    return untouched
        ? Optional.of(new StoreState.Located(state.file(to), arrived.get(0)))
        : Optional.empty();
  }

  private List<TaskBlock> tasks(StoreFile file) {
    return file.document().tasks().stream().filter(task -> task.number() == number).toList();
  }

  private static String digest(TaskDocument document, TaskBlock task) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String text = document.text(task.extent()).stripTrailing();
      return HexFormat.of()
          .formatHex(digest.digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
