package dev.orchestrator.git.worktree;

import dev.orchestrator.git.nested.NestedLoss;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What would be lost with the folder of a worktree. Commits on a branch would not: branches stay.
 *
 * @param present whether the folder is there and is the worktree it was made as
 * @param uncommitted changed and untracked files
 * @param hidden changed files that git was told not to look at
 * @param ignored files that git ignores and no build tool makes again, such as {@code .env}
 * @param looseCommit the commit it stands at, when no branch holds it
 * @param nested repositories in it that hold what is nowhere else
 * @param operation what git is in the middle of, such as {@code rebase}
 * @param locked why somebody locked it
 * @param unknown why nothing certain is known; then nothing else here counts
 */
public record WorktreeFacts(
    boolean present,
    List<String> uncommitted,
    List<String> hidden,
    List<String> ignored,
    Optional<String> looseCommit,
    List<NestedLoss> nested,
    Optional<String> operation,
    Optional<String> locked,
    Optional<String> unknown) {

  private static final int NAMED = 3;

  /** Copies the lists. */
  public WorktreeFacts {
    uncommitted = List.copyOf(uncommitted);
    hidden = List.copyOf(hidden);
    ignored = List.copyOf(ignored);
    nested = List.copyOf(nested);
  }

  static WorktreeFacts absent() {
    return nothing(false, Optional.empty());
  }

  static WorktreeFacts unknown(String why) {
    return nothing(true, Optional.of(why));
  }

  private static WorktreeFacts nothing(boolean present, Optional<String> unknown) {
    return new WorktreeFacts(
        present,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        unknown);
  }

  /** Why the folder must not simply be removed, a line each; empty when nothing would be lost. */
  public List<String> objections() {
    List<String> objections = new ArrayList<>();
    unknown.ifPresent(why -> objections.add("its state is unknown: " + why));
    if (!uncommitted.isEmpty()) {
      objections.add("uncommitted: " + named(uncommitted));
    }
    if (!hidden.isEmpty()) {
      objections.add("changed and hidden from git: " + named(hidden));
    }
    if (!ignored.isEmpty()) {
      objections.add("ignored by git and only there: " + named(ignored));
    }
    looseCommit.ifPresent(
        commit -> objections.add("no branch holds its commit " + commit.substring(0, 10)));
    nested.forEach(loss -> objections.add(loss.words()));
    operation.ifPresent(what -> objections.add("a " + what + " is under way"));
    locked.ifPresent(why -> objections.add("it is locked" + (why.isEmpty() ? "" : ": " + why)));
    return List.copyOf(objections);
  }

  private static String named(List<String> files) {
    return files.size()
        + " "
        + (files.size() == 1 ? "file" : "files")
        + ", such as "
        + String.join(", ", files.subList(0, Math.min(NAMED, files.size())));
  }
}
