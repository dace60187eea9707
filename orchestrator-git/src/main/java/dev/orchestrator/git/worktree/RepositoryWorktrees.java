package dev.orchestrator.git.worktree;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.FolderTree;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.git.command.GitRunner;
import dev.orchestrator.git.worktree.OwnedWorktree.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The worktrees of one repository. Every change happens under the lock of its records. */
final class RepositoryWorktrees {

  private final Path repository;
  private final Path common;
  private final GitRunner git;
  private final OwnershipRecords records;
  private final CancellationToken cancellation;

  RepositoryWorktrees(Path repository, Path common, GitRunner git, CancellationToken cancellation) {
    this.repository = repository;
    this.common = common;
    this.git = git;
    this.records = new OwnershipRecords(common);
    this.cancellation = cancellation;
  }

  Worktree provide(WorktreeRequest request) throws IOException {
    return records.changing(() -> provideAlone(request));
  }

  private Worktree provideAlone(WorktreeRequest request) throws IOException {
    takeAwayHalfMade(request.folder());
    Optional<OwnedWorktree> record = records.find(request.folder());
    if (Files.exists(request.folder(), LinkOption.NOFOLLOW_LINKS)) {
      return reuse(request, record);
    }
    Branches branches = branchesFor(request);
    return branches.commit(request.branch()).isPresent()
        ? attach(request, branches)
        : create(request, branches);
  }

  private static Optional<String> start(WorktreeRequest request, Branches branches) {
    return request.start().or(() -> branches.base(request.defaultBranch()));
  }

  /** The commit a new branch would start from. */
  Optional<String> start(String defaultBranch) {
    return branches(
            List.of(Branches.reference(defaultBranch), Branches.originReference(defaultBranch)))
        .base(defaultBranch);
  }

  /** Every branch at once, because obstacles of many requests are looked for together. */
  Branches allBranches() {
    return branches(List.of("refs/heads", "refs/remotes/origin"));
  }

  Optional<OrchestratorException> obstacle(WorktreeRequest request, Branches branches) {
    Optional<OwnedWorktree> record = records.find(request.folder());
    boolean halfMade = record.filter(owned -> !owned.isReady()).isPresent();
    if (halfMade) {
      return Optional.empty();
    }
    if (Files.exists(request.folder(), LinkOption.NOFOLLOW_LINKS)) {
      return isOurs(request, record)
          ? Optional.empty()
          : Optional.of(Obstacles.notOurs(request, record));
    }
    if (branches.commit(request.branch()).isPresent()) {
      return ownedBranch(request)
          ? Optional.empty()
          : Optional.of(Obstacles.branchExists(request, checkedOutAt(request.branch())));
    }
    if (start(request, branches).isEmpty()) {
      return Optional.of(Obstacles.noBase(request));
    }
    return branches
        .inTheWayOf(request.branch())
        .map(other -> Obstacles.branchInTheWay(request, other));
  }

  private Worktree reuse(WorktreeRequest request, Optional<OwnedWorktree> record) {
    if (!isOurs(request, record)) {
      throw Obstacles.notOurs(request, record);
    }
    String head =
        text(request.folder(), List.of("rev-parse", "--verify", "HEAD"))
            .orElseThrow(() -> Obstacles.notOurs(request, record));
    return new Worktree(request.folder(), request.branch(), head, Worktree.Start.REUSED);
  }

  private boolean isOurs(WorktreeRequest request, Optional<OwnedWorktree> record) {
    return record
            .filter(owned -> owned.owner().equals(request.owner()))
            .filter(owned -> owned.branch().equals(request.branch()))
            .isPresent()
        && GitFolders.isWorktreeOf(request.folder(), common);
  }

  private Worktree create(WorktreeRequest request, Branches branches) throws IOException {
    String base = start(request, branches).orElseThrow(() -> Obstacles.noBase(request));
    OwnedWorktree owned =
        new OwnedWorktree(
            request.folder(), request.branch(), request.owner(), base, Phase.MAKING_BRANCH);
    Optional<WorktreeRegistration> registration = WorktreeRegistration.of(common, request.folder());
    if (registration.isPresent()) {
      makePlainly(owned, registration.get());
    } else {
      make(owned, List.of("--no-track", "-b", owned.branch(), "--", path(owned.folder()), base));
    }
    return new Worktree(request.folder(), request.branch(), base, Worktree.Start.NEW_BRANCH);
  }

  private Worktree attach(WorktreeRequest request, Branches branches) throws IOException {
    if (!ownedBranch(request)) {
      throw Obstacles.branchExists(request, checkedOutAt(request.branch()));
    }
    String head = branches.commit(request.branch()).orElseThrow();
    git.write(repository, cancellation, List.of("worktree", "prune"));
    make(
        new OwnedWorktree(
            request.folder(), request.branch(), request.owner(), head, Phase.MAKING_FOLDER),
        List.of("--", path(request.folder()), request.branch()));
    return new Worktree(request.folder(), request.branch(), head, Worktree.Start.OLD_BRANCH);
  }

  private void make(OwnedWorktree owned, List<String> what) throws IOException {
    records.write(owned);
    requireMade(
        owned,
        git.write(
            repository,
            cancellation,
            Stream.concat(Stream.of("worktree", "add", "--quiet"), what.stream()).toList()));
    records.write(owned.whole());
  }

  /** The branch and the files are git's work all the same, in one go. */
  private void makePlainly(OwnedWorktree owned, WorktreeRegistration registration)
      throws IOException {
    records.write(owned);
    try {
      registration.begin(owned.start());
    } catch (IOException failed) {
      takeAway(owned);
      throw failed;
    }
    requireMade(
        owned,
        git.write(
            owned.folder(),
            cancellation,
            List.of(
                "checkout",
                "--quiet",
                "--force",
                "--no-recurse-submodules",
                "--no-track",
                "-b",
                owned.branch(),
                owned.start(),
                "--")));
    registration.finish();
    records.write(owned.whole());
  }

  private void requireMade(OwnedWorktree owned, CommandResult made) throws IOException {
    if (!made.isSuccess() || !GitFolders.isWorktreeOf(owned.folder(), common)) {
      takeAway(owned);
      throw Obstacles.failed(
          "cannot make the worktree " + owned.folder() + " for branch " + owned.branch(), made);
    }
  }

  private void takeAwayHalfMade(Path folder) throws IOException {
    Optional<OwnedWorktree> halfMade = records.find(folder).filter(owned -> !owned.isReady());
    if (halfMade.isPresent()) {
      takeAway(halfMade.get());
    }
  }

  /** The folder did not exist when the record was written, so all that is in it came from git. */
  private void takeAway(OwnedWorktree owned) throws IOException {
    CancellationToken finish = new CancellationToken();
    String folder = path(owned.folder());
    git.write(
        repository, finish, List.of("worktree", "remove", "--force", "--force", "--", folder));
    FolderTree.delete(owned.folder());
    git.write(repository, finish, List.of("worktree", "prune"));
    WorktreeRegistration.clear(common, owned.folder());
    if (owned.phase() == Phase.MAKING_BRANCH) {
      String reference = Branches.reference(owned.branch());
      git.write(repository, finish, List.of("update-ref", "-d", reference, owned.start()));
      records.delete(owned);
    } else {
      records.write(owned.whole());
    }
  }

  private boolean ownedBranch(WorktreeRequest request) {
    return records.all().stream()
        .anyMatch(
            owned ->
                owned.branch().equals(request.branch()) && owned.owner().equals(request.owner()));
  }

  private Branches branchesFor(WorktreeRequest request) {
    List<String> names =
        List.of(
            Branches.reference(request.branch()),
            Branches.reference(request.defaultBranch()),
            Branches.originReference(request.defaultBranch()));
    return ReferenceFiles.read(common, names).map(Branches::new).orElseGet(() -> branches(names));
  }

  private Branches branches(List<String> patterns) {
    CommandResult listed =
        git.read(
            repository,
            cancellation,
            Stream.concat(
                    Stream.of("for-each-ref", "--format=%(objectname) %(refname)", "--"),
                    patterns.stream())
                .toList());
    if (!listed.isSuccess()) {
      throw Obstacles.unusable(repository, GitRunner.complaint(listed));
    }
    Map<String, String> commits = new HashMap<>();
    for (String line : listed.outputText().lines().toList()) {
      int space = line.indexOf(' ');
      commits.put(line.substring(space + 1), line.substring(0, space));
    }
    return new Branches(commits);
  }

  private Optional<String> checkedOutAt(String branch) {
    CommandResult listed =
        git.read(repository, cancellation, List.of("worktree", "list", "--porcelain"));
    String folder = "";
    for (String line : listed.outputText().lines().toList()) {
      if (line.startsWith("worktree ")) {
        folder = line.substring("worktree ".length());
      }
      if (line.equals("branch " + Branches.reference(branch))) {
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }

  private Optional<String> text(Path directory, List<String> arguments) {
    CommandResult result = git.read(directory, cancellation, arguments);
    return result.isSuccess() ? Optional.of(result.outputText().strip()) : Optional.empty();
  }

  private static String path(Path folder) {
    return folder.toString();
  }
}
