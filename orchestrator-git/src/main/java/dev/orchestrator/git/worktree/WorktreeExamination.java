package dev.orchestrator.git.worktree;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.git.command.GitRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks git and its files about one worktree. */
final class WorktreeExamination {

  /** What build tools make again from what is committed. */
  private static final Set<String> MADE_AGAIN =
      Set.of(
          "node_modules",
          "target",
          "build",
          "dist",
          "out",
          ".gradle",
          ".venv",
          "venv",
          "__pycache__",
          ".pytest_cache",
          ".mypy_cache",
          ".tox",
          ".next",
          "vendor",
          ".cache");

  private static final Map<String, String> OPERATIONS = operations();

  private final GitRunner git;
  private final Path repository;
  private final Path folder;
  private final CancellationToken cancellation;

  /** {@code repository} is the main checkout. */
  WorktreeExamination(GitRunner git, Path repository, Path folder, CancellationToken cancellation) {
    this.git = git;
    this.repository = repository;
    this.folder = folder;
    this.cancellation = cancellation;
  }

  Optional<PorcelainStatus> status() {
    CommandResult status =
        git.read(
            folder,
            cancellation,
            List.of(
                "status",
                "--porcelain=v2",
                "--branch",
                "--untracked-files=all",
                "--ignored=traditional",
                "-z",
                "--"));
    return status.isSuccess() ? PorcelainStatus.parse(status.outputText()) : Optional.empty();
  }

  WorktreeFacts facts() {
    Optional<PorcelainStatus> status = status();
    if (status.isEmpty()) {
      return WorktreeFacts.unknown("git status failed");
    }
    Optional<Boolean> held = isHeldByABranch(status.get());
    if (held.isEmpty()) {
      return WorktreeFacts.unknown("git cannot tell which branches hold its commit");
    }
    return new WorktreeFacts(
        true,
        status.get().uncommitted(),
        status.get().ignored().stream()
            .filter(file -> isPrecious(file) && !isInMainCheckout(file))
            .toList(),
        held.get() ? Optional.empty() : Optional.of(status.get().head()),
        operation(),
        locked(),
        Optional.empty());
  }

  private Optional<Boolean> isHeldByABranch(PorcelainStatus status) {
    if (status.branch().isPresent()) {
      return Optional.of(true);
    }
    CommandResult holders =
        git.read(
            folder,
            cancellation,
            List.of("for-each-ref", "--contains=HEAD", "--count=1", "refs/heads", "refs/remotes"));
    return holders.isSuccess() ? Optional.of(!holders.outputText().isBlank()) : Optional.empty();
  }

  private static boolean isPrecious(String file) {
    for (Path name : Path.of(file)) {
      if (MADE_AGAIN.contains(name.toString())) {
        return false;
      }
    }
    return true;
  }

  /** A copy of a file that the main checkout still has, or a link to it, is no loss. */
  private boolean isInMainCheckout(String file) {
    Path here = folder.resolve(file);
    Path there = repository.resolve(file);
    try {
      if (Files.isSymbolicLink(here)) {
        return Files.readSymbolicLink(here).equals(there.toAbsolutePath());
      }
      return Files.isRegularFile(here)
          && Files.isRegularFile(there, LinkOption.NOFOLLOW_LINKS)
          && Files.mismatch(here, there) < 0;
    } catch (IOException unreadable) {
      return false;
    }
  }

  private Optional<String> operation() {
    return OPERATIONS.entrySet().stream()
        .filter(operation -> inGitFolder(operation.getKey()).isPresent())
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private Optional<String> locked() {
    return inGitFolder("locked").map(WorktreeExamination::read);
  }

  private Optional<Path> inGitFolder(String name) {
    try {
      return GitFolders.gitDirectory(folder).map(git -> git.resolve(name)).filter(Files::exists);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException unreadable) {
      return "";
    }
  }

  private static Map<String, String> operations() {
    Map<String, String> operations = new LinkedHashMap<>();
    operations.put("rebase-merge", "rebase");
    operations.put("rebase-apply", "rebase");
    operations.put("MERGE_HEAD", "merge");
    operations.put("CHERRY_PICK_HEAD", "cherry-pick");
    operations.put("REVERT_HEAD", "revert");
    operations.put("BISECT_LOG", "bisect");
    return operations;
  }
}
