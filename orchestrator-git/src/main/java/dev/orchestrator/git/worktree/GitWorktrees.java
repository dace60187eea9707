package dev.orchestrator.git.worktree;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.core.registry.Inclusion;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.git.command.GitRunner;
import dev.orchestrator.git.porcelain.PorcelainStatus;
import dev.orchestrator.git.status.CheckoutLook;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Worktrees made by git itself; JGit has no such operation. */
final class GitWorktrees implements Worktrees {

  private final GitRunner git;
  private final HostEnvironment environment;
  private final RequiredFilters filters;

  @Inject
  GitWorktrees(CommandRunner runner, HostEnvironment environment) {
    this.git = new GitRunner(runner);
    this.environment = environment;
    this.filters =
        new RequiredFilters(
            git, environment.variable("PATH").orElse("/usr/local/bin:/usr/bin:/bin"));
  }

  @Override
  public Worktree provide(WorktreeRequest request, CancellationToken cancellation) {
    if (!Branches.isValidName(request.branch())) {
      throw Obstacles.invalidName(request);
    }
    try {
      return in(request.repository(), cancellation).provide(request);
    } catch (IOException failed) {
      throw new OrchestratorException(
          WORKTREE_FAILED,
          "cannot make the worktree " + request.folder() + ": " + FileTrouble.words(failed),
          null,
          failed);
    }
  }

  @Override
  public List<OrchestratorException> obstacles(
      List<WorktreeRequest> requests, CancellationToken cancellation) {
    Map<Path, List<WorktreeRequest>> byRepository = new LinkedHashMap<>();
    for (WorktreeRequest request : requests) {
      byRepository.computeIfAbsent(request.repository(), unused -> new ArrayList<>()).add(request);
    }
    List<OrchestratorException> found = new ArrayList<>();
    byRepository.forEach(
        (repository, wanted) -> found.addAll(obstaclesIn(repository, wanted, cancellation)));
    return List.copyOf(found);
  }

  @Override
  public Optional<OrchestratorException> missingFilter(
      Path repository, CancellationToken cancellation) {
    return GitFolders.commonDirectory(repository)
        .flatMap(common -> filters.missing(repository, cancellation))
        .map(missing -> Obstacles.filterMissing(repository, missing));
  }

  @Override
  public List<OwnedWorktree> owned(Path repository) {
    return GitFolders.commonDirectory(repository)
        .map(common -> new OwnershipRecords(common).all())
        .orElse(List.of());
  }

  @Override
  public Optional<WorktreeState> inspect(
      Path folder, String since, CancellationToken cancellation) {
    if (!Files.exists(folder.resolve(".git"))) {
      return Optional.empty();
    }
    CommandResult status =
        new CheckoutLook(git, cancellation)
            .read(
                folder,
                List.of(folder),
                List.of(
                    "status",
                    "--porcelain=v2",
                    "--branch",
                    "--untracked-files=normal",
                    "--ignore-submodules=none",
                    "-z",
                    "--"));
    if (!status.isSuccess()) {
      return Optional.empty();
    }
    return PorcelainStatus.parse(status.outputText())
        .filter(seen -> seen.commit().isPresent())
        .flatMap(seen -> state(folder, since, seen, cancellation));
  }

  private Optional<WorktreeState> state(
      Path folder, String since, PorcelainStatus seen, CancellationToken cancellation) {
    String head = seen.commit().orElseThrow();
    return log(folder, since, head, cancellation)
        .map(
            log ->
                new WorktreeState(
                    head,
                    seen.branch(),
                    seen.uncommitted(),
                    log.subjects(),
                    log.subjects().size(),
                    log.files()));
  }

  @Override
  public List<String> include(
      Path repository, Path folder, Inclusion how, CancellationToken cancellation) {
    try {
      return new IncludedFiles(git).include(repository, folder, how, cancellation);
    } catch (IOException failed) {
      throw new OrchestratorException(
          WORKTREE_FAILED,
          "cannot bring the files into " + folder + ": " + FileTrouble.words(failed),
          "look at " + repository.resolve(IncludedFiles.PATTERNS),
          failed);
    }
  }

  @Override
  public Optional<String> startOf(
      Path repository, String defaultBranch, CancellationToken cancellation) {
    return in(repository, cancellation).start(defaultBranch);
  }

  @Override
  public Map<String, String> contents(
      Path checkout, String commit, List<String> paths, CancellationToken cancellation) {
    if (paths.isEmpty()) {
      return Map.of();
    }
    List<String> arguments = new ArrayList<>(List.of("ls-tree", "-z", "--full-tree", commit, "--"));
    arguments.addAll(paths);
    CommandResult listed = git.read(checkout, cancellation, arguments);
    if (!listed.isSuccess()) {
      throw Obstacles.unusable(checkout, GitRunner.complaint(listed));
    }
    Map<String, String> contents = new LinkedHashMap<>();
    for (String entry : listed.outputText().split("\0", -1)) {
      int tab = entry.indexOf('\t');
      if (tab > 0) {
        contents.put(entry.substring(tab + 1), entry.substring(0, tab).split(" ", -1)[2]);
      }
    }
    return contents;
  }

  @Override
  public boolean isMerged(
      Path repository, String branch, String defaultBranch, CancellationToken cancellation) {
    return new MergeCheck(git, repository, cancellation).isMerged(branch, defaultBranch);
  }

  @Override
  public List<String> emptySubmodules(Path worktree, CancellationToken cancellation) {
    return new Submodules(git, environment, cancellation).empty(worktree);
  }

  @Override
  public void fillSubmodules(Path worktree, CancellationToken cancellation) {
    new Submodules(git, environment, cancellation).fill(worktree);
  }

  private List<OrchestratorException> obstaclesIn(
      Path repository, List<WorktreeRequest> requests, CancellationToken cancellation) {
    List<OrchestratorException> found = new ArrayList<>();
    try {
      RepositoryWorktrees worktrees = in(repository, cancellation);
      Branches branches = worktrees.allBranches();
      missingFilter(repository, cancellation).ifPresent(found::add);
      for (WorktreeRequest request : requests) {
        if (Branches.isValidName(request.branch())) {
          worktrees.obstacle(request, branches).ifPresent(found::add);
        } else {
          found.add(Obstacles.invalidName(request));
        }
      }
    } catch (OrchestratorException unusable) {
      found.add(unusable);
    }
    return found;
  }

  private Optional<CommitLog> log(
      Path folder, String since, String head, CancellationToken cancellation) {
    if (head.equals(since)) {
      return Optional.of(CommitLog.EMPTY);
    }
    List<String> arguments = new ArrayList<>(List.of("-c", "core.quotePath=false"));
    arguments.addAll(CommitLog.ARGUMENTS);
    arguments.addAll(List.of("--end-of-options", since + "..HEAD", "--"));
    CommandResult log = git.read(folder, cancellation, arguments);
    return log.isSuccess() ? Optional.of(CommitLog.parse(log.outputText())) : Optional.empty();
  }

  private RepositoryWorktrees in(Path repository, CancellationToken cancellation) {
    Path common =
        GitFolders.commonDirectory(repository)
            .orElseThrow(() -> Obstacles.unusable(repository, "there is none"));
    return new RepositoryWorktrees(repository, common, git, cancellation);
  }
}
