package dev.orchestrator.workers.checkout;

import dev.orchestrator.git.worktree.WorktreeState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What a checkout is compared by: its branch, its commit, and which of its files are not committed.
 *
 * @param branch empty where HEAD is detached
 * @param uncommitted relative to the checkout, without files that belong to this program
 */
record CheckoutState(Optional<String> branch, String head, Set<String> uncommitted) {

  private static final int NAMED = 3;

  CheckoutState {
    uncommitted = Set.copyOf(uncommitted);
  }

  /** Worktrees and the state of runs may lie in the very checkout they are about. */
  static CheckoutState of(Path checkout, WorktreeState seen, List<Path> ours) {
    Predicate<String> foreign =
        file -> {
          Path path = checkout.resolve(file).normalize();
          return ours.stream().noneMatch(own -> path.startsWith(own) || own.startsWith(path));
        };
    return new CheckoutState(
        seen.branch(),
        seen.head(),
        Set.copyOf(seen.uncommitted().stream().filter(foreign).toList()));
  }

  /** What is different now, in words; empty when nothing is. */
  Optional<String> changeTo(CheckoutState now, List<String> newCommits) {
    List<String> changes = new ArrayList<>();
    if (!now.branch.equals(branch)) {
      changes.add("it is on " + now.branch.map(name -> "branch " + name).orElse("no branch"));
    }
    if (!now.head.equals(head)) {
      changes.add("it moved from " + shortened(head) + " to " + shortened(now.head));
      newCommits.stream()
          .limit(NAMED)
          .map(subject -> "commit '" + subject + "'")
          .forEach(changes::add);
    }
    Set<String> files = new TreeSet<>(now.uncommitted);
    files.removeAll(uncommitted);
    if (!files.isEmpty()) {
      changes.add("uncommitted there: " + named(files));
    }
    return changes.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", changes));
  }

  private static String named(Set<String> files) {
    String first = String.join(", ", files.stream().limit(NAMED).toList());
    return files.size() <= NAMED ? first : first + " and " + (files.size() - NAMED) + " more";
  }

  private static String shortened(String commit) {
    return commit.substring(0, Math.min(10, commit.length()));
  }
}
