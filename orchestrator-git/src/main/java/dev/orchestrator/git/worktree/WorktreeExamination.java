package dev.orchestrator.git.worktree;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.git.command.GitRunner;
import dev.orchestrator.git.nested.HiddenEdits;
import dev.orchestrator.git.nested.MadeAgain;
import dev.orchestrator.git.nested.NestedRepositories;
import dev.orchestrator.git.porcelain.PorcelainStatus;
import dev.orchestrator.git.status.CheckoutLook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks git and its files about one worktree. */
final class WorktreeExamination {

  private static final Map<String, String> OPERATIONS = operations();

  private final GitRunner git;
  private final Path repository;
  private final WorktreePlace place;
  private final CancellationToken cancellation;

  /** {@code repository} is the main checkout. */
  WorktreeExamination(
      GitRunner git, Path repository, WorktreePlace place, CancellationToken cancellation) {
    this.git = git;
    this.repository = repository;
    this.place = place;
    this.cancellation = cancellation;
  }

  WorktreeFacts facts() {
    try {
      return factsNow();
    } catch (IOException unreadable) {
      return WorktreeFacts.unknown(FileTrouble.words(unreadable));
    }
  }

  private WorktreeFacts factsNow() throws IOException {
    Optional<PorcelainStatus> status = status();
    if (status.isEmpty()) {
      return WorktreeFacts.unknown("git status failed");
    }
    Optional<Boolean> held = isHeldByABranch(status.get());
    if (held.isEmpty()) {
      return WorktreeFacts.unknown("git cannot tell which branches hold its commit");
    }
    NestedRepositories nested = new NestedRepositories(git, cancellation);
    return new WorktreeFacts(
        true,
        status.get().uncommitted(),
        HiddenEdits.in(git, place.gitFolder(), place.folder(), cancellation),
        status.get().ignored().stream()
            .filter(file -> !MadeAgain.holds(file) && !isInMainCheckout(file))
            .toList(),
        held.get() ? Optional.empty() : status.get().commit(),
        nested.losses(place.folder(), place.gitFolder(), place.common()),
        operation(),
        locked(),
        Optional.empty());
  }

  /** Empty when git did not answer, or not with all of it. */
  Optional<PorcelainStatus> status() {
    CommandResult status =
        new CheckoutLook(git, cancellation)
            .read(
                place.folder(),
                List.of(place.folder(), repository),
                List.of(
                    "--git-dir=" + place.gitFolder(),
                    "--work-tree=" + place.folder(),
                    "status",
                    "--porcelain=v2",
                    "--branch",
                    "--untracked-files=all",
                    "--ignored=traditional",
                    "--ignore-submodules=none",
                    "-z",
                    "--"));
    boolean whole = status.isSuccess() && !status.errorText().contains("could not open directory");
    return whole ? PorcelainStatus.parse(status.outputText()) : Optional.empty();
  }

  private Optional<Boolean> isHeldByABranch(PorcelainStatus status) {
    if (status.branch().isPresent()) {
      return Optional.of(true);
    }
    CommandResult holders =
        git.read(
            place.folder(),
            cancellation,
            List.of("for-each-ref", "--contains=HEAD", "--count=1", "refs/heads", "refs/remotes"));
    return holders.isSuccess() ? Optional.of(!holders.outputText().isBlank()) : Optional.empty();
  }

  /** A copy of a file that the main checkout still has, or a link to it, is no loss. */
  private boolean isInMainCheckout(String file) {
    Path here = place.folder().resolve(file);
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
    return Optional.of(place.gitFolder().resolve(name)).filter(Files::exists);
  }

  private static String read(Path file) {
    try {
      return RegularFile.text(file).strip();
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
