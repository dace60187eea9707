package dev.orchestrator.workers.verification;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.git.command.GitRunner;
import dev.orchestrator.git.status.CheckoutLook;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Notices that building or testing changed what it was to judge. */
final class TreeGuard {

  private static final int NAMED = 5;

  private final GitRunner git;

  @Inject
  TreeGuard(GitRunner git) {
    this.git = git;
  }

  /** The tree of a commit; empty when git cannot tell. */
  Optional<String> treeOf(Path folder, String commit, CancellationToken cancellation) {
    CommandResult result =
        git.read(
            folder,
            cancellation,
            List.of("rev-parse", "--verify", "--quiet", "--end-of-options", commit + "^{tree}"));
    return result.isSuccess() ? Optional.of(result.outputText().strip()) : Optional.empty();
  }

  /**
   * What was changed, in words. Files that git does not track were made by the commands, because
   * there were none before, and are removed; ignored ones are nobody's business.
   */
  Optional<String> change(Path folder, String tree, CancellationToken cancellation) {
    Optional<String> now = treeOf(folder, "HEAD", cancellation);
    if (now.isPresent() && !now.get().equals(tree)) {
      return Optional.of("made commits");
    }
    CommandResult status =
        new CheckoutLook(git, cancellation)
            .read(
                folder,
                List.of(folder),
                List.of(
                    "status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=normal"));
    if (!status.isSuccess()) {
      return Optional.empty();
    }
    List<String> changed = new ArrayList<>();
    List<String> left = new ArrayList<>();
    for (String entry : status.outputText().split("\0")) {
      if (entry.length() > 3) {
        (entry.startsWith("??") ? left : changed).add(entry.substring(3));
      }
    }
    remove(folder, left, cancellation);
    return changed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "changed files that are under version control: "
                + String.join(", ", changed.subList(0, Math.min(NAMED, changed.size())))
                + (changed.size() > NAMED ? ", ..." : ""));
  }

  private void remove(Path folder, List<String> left, CancellationToken cancellation) {
    if (left.isEmpty()) {
      return;
    }
    List<String> arguments = new ArrayList<>(List.of("clean", "-f", "-d", "-q", "--"));
    left.forEach(path -> arguments.add(":(literal)" + path));
    git.write(folder, cancellation, arguments);
  }
}
