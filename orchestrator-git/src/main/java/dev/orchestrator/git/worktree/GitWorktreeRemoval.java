package dev.orchestrator.git.worktree;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.git.command.GitRunner;
import dev.orchestrator.git.nested.NestedRepositories;
import dev.orchestrator.git.nested.NestedRepository;
import dev.orchestrator.git.nested.OwnRevisions;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gathers facts before it removes, and saves before it removes by force. */
final class GitWorktreeRemoval implements WorktreeRemoval {

  private final GitRunner git;

  @Inject
  GitWorktreeRemoval(CommandRunner runner) {
    this.git = new GitRunner(runner);
  }

  @Override
  public WorktreeFacts examine(
      Path repository, OwnedWorktree owned, CancellationToken cancellation) {
    if (!Files.exists(owned.folder(), LinkOption.NOFOLLOW_LINKS)) {
      return WorktreeFacts.absent();
    }
    return WorktreePlace.of(owned.folder(), common(repository))
        .map(place -> new WorktreeExamination(git, repository, place, cancellation).facts())
        .orElseGet(() -> WorktreeFacts.unknown("it is no worktree of " + repository + " any more"));
  }

  @Override
  public Optional<String> remove(
      Path repository, OwnedWorktree owned, Instant at, CancellationToken cancellation) {
    return change(
        repository, owned.folder(), () -> removeAlone(repository, owned, at, cancellation));
  }

  private Optional<String> removeAlone(
      Path repository, OwnedWorktree owned, Instant at, CancellationToken cancellation)
      throws IOException {
    List<String> objections = examine(repository, owned, cancellation).objections();
    if (!objections.isEmpty()) {
      throw new OrchestratorException(
          Worktrees.WORKTREE_FAILED,
          owned.folder() + " is not removed: " + String.join("; ", objections),
          null);
    }
    Path common = common(repository);
    Optional<WorktreePlace> place = WorktreePlace.of(owned.folder(), common);
    if (place.isEmpty()) {
      return Optional.empty();
    }
    List<String> loose = loose(common, place.get().gitFolder(), cancellation);
    if (!loose.isEmpty()) {
      new Preservation(common)
          .hold(Preservation.reference(owned, at) + Preservation.COMMITS, owned, loose, at);
    }
    WorktreeDeletion.delete(place.get());
    return loose.isEmpty()
        ? Optional.empty()
        : Optional.of(Preservation.reference(owned, at) + Preservation.COMMITS);
  }

  /** Commits that only the worktree names; what others reach from them is left out. */
  private List<String> loose(Path common, Path gitFolder, CancellationToken cancellation)
      throws IOException {
    Map<String, List<String>> loose =
        new NestedRepositories(git, cancellation).loose(common, OwnRevisions.of(gitFolder));
    Set<String> parents = new HashSet<>();
    loose.values().forEach(parents::addAll);
    return loose.keySet().stream().filter(commit -> !parents.contains(commit)).toList();
  }

  @Override
  public PreservedWorktree preserve(
      Path repository, OwnedWorktree owned, Instant at, CancellationToken cancellation) {
    WorktreePlace place =
        WorktreePlace.of(owned.folder(), common(repository))
            .orElseThrow(
                () -> notPreserved(owned.folder(), "it is no worktree of " + repository, null));
    return change(repository, owned.folder(), () -> preserveAlone(owned, place, at, cancellation));
  }

  private PreservedWorktree preserveAlone(
      OwnedWorktree owned, WorktreePlace place, Instant at, CancellationToken cancellation)
      throws IOException {
    WorktreeHead head =
        WorktreeHead.of(git, place, cancellation)
            .orElseThrow(() -> notPreserved(owned.folder(), "git cannot tell its HEAD", null));
    List<Path> linked = bring(owned, place, at, cancellation);
    PreservedWorktree saved =
        new Preservation(place.common())
            .save(
                owned,
                place,
                new WorktreeHoldings(
                    head.commit(),
                    head.branch(),
                    loose(place.common(), place.gitFolder(), cancellation),
                    StagedContents.of(git, place, cancellation),
                    linked),
                at);
    WorktreeDeletion.delete(place);
    return saved;
  }

  /**
   * Saves what the repositories inside name, each where it belongs.
   *
   * @return the git folders of those that are linked worktrees of repositories that stay
   */
  private List<Path> bring(
      OwnedWorktree owned, WorktreePlace place, Instant at, CancellationToken cancellation)
      throws IOException {
    String prefix = Preservation.reference(owned, at) + Preservation.NESTED;
    NestedImport imports = new NestedImport(git, place.common(), cancellation);
    List<Path> linked = new ArrayList<>();
    int number = 0;
    for (NestedRepository nested : NestedRepositories.in(place.folder(), place.gitFolder())) {
      number++;
      imports.bring(nested, prefix + number + "/");
      Optional<Path> other = nested.goes() ? Optional.empty() : nested.linkedTo();
      if (other.isPresent()) {
        linked.add(nested.gitDirectory());
        List<String> loose = loose(other.get(), nested.gitDirectory(), cancellation);
        if (!loose.isEmpty()) {
          new Preservation(other.get()).hold(prefix + number + "/commits", owned, loose, at);
        }
      }
    }
    return linked;
  }

  @Override
  public List<PreservedWorktree> preserved(Path repository, CancellationToken cancellation) {
    try {
      return new Preservation(common(repository)).all();
    } catch (IOException unreadable) {
      throw Obstacles.unusable(repository, unreadable.toString());
    }
  }

  @Override
  public void restore(
      Path repository, PreservedWorktree preserved, CancellationToken cancellation) {
    if (Files.exists(preserved.folder(), LinkOption.NOFOLLOW_LINKS)) {
      throw new OrchestratorException(
          Worktrees.WORKTREE_NOT_OURS,
          preserved.folder() + " cannot be brought back: something is there",
          "move it away first");
    }
    change(
        repository,
        preserved.folder(),
        () -> {
          new WorktreeRestoring(git, repository, common(repository), cancellation)
              .restore(preserved);
          return preserved;
        });
  }

  private <T> T change(Path repository, Path folder, OwnershipRecords.Change<T> change) {
    try {
      return new OwnershipRecords(common(repository)).changing(change);
    } catch (IOException | RuntimeException failed) {
      if (failed instanceof OrchestratorException expected) {
        throw expected;
      }
      throw notPreserved(folder, why(failed), failed);
    }
  }

  private static String why(Exception failed) {
    return failed instanceof IOException unreadable
        ? FileTrouble.words(unreadable)
        : String.valueOf(failed.getMessage());
  }

  private static OrchestratorException notPreserved(
      Path folder, String why, @org.jspecify.annotations.Nullable Throwable cause) {
    return new OrchestratorException(
        WORKTREE_NOT_PRESERVED, folder + " is left as it is: " + why, null, cause);
  }

  private static Path common(Path repository) {
    return GitFolders.commonDirectory(repository)
        .orElseThrow(() -> Obstacles.unusable(repository, "there is none"));
  }
}
