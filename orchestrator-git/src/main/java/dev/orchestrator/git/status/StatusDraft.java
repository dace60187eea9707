package dev.orchestrator.git.status;

import dev.orchestrator.git.porcelain.PorcelainStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A status while it is being found out. What nobody says stays at "nothing known". */
final class StatusDraft {

  private final String name;
  private final Path path;
  private final Instant scannedAt;
  private boolean exists = true;
  private PorcelainStatus answer = PorcelainStatus.NONE;
  private Optional<GitDirectory> directory = Optional.empty();
  private Optional<String> branch = Optional.empty();
  private String lastCommit = "";
  private Optional<String> error = Optional.empty();
  private RepositoryKind kind = RepositoryKind.REPOSITORY;
  private RepositoryState state = RepositoryState.ERROR;
  private Optional<RepositoryOperation> operation = Optional.empty();
  private boolean detached;
  private boolean unborn;
  private Optional<Instant> fetchedAt = Optional.empty();
  private int linkedWorktrees;
  private final List<String> notes = new ArrayList<>();
  private Duration took = Duration.ZERO;

  StatusDraft(String name, Path path, Instant scannedAt) {
    this.name = name;
    this.path = path;
    this.scannedAt = scannedAt;
  }

  StatusDraft missing() {
    exists = false;
    error = Optional.of("nothing is at " + path);
    state = RepositoryState.MISSING;
    return this;
  }

  StatusDraft failed(String reason) {
    error = Optional.of(reason);
    state = RepositoryState.ERROR;
    return this;
  }

  StatusDraft timedOut(String reason) {
    error = Optional.of(reason);
    state = RepositoryState.TIMEOUT;
    return this;
  }

  /** What the git directory tells by itself, whatever git is going to say. */
  StatusDraft in(GitDirectory directory) {
    kind = directory.kind();
    this.directory = Optional.of(directory);
    operation = directory.operation();
    fetchedAt = directory.fetchedAt();
    linkedWorktrees = directory.linkedWorktrees();
    return this;
  }

  /** A branch may be called what git says of a detached HEAD; then HEAD itself is asked. */
  StatusDraft answered(PorcelainStatus status, GitDirectory found) {
    answer = status;
    branch = status.branch().or(found::headBranch);
    detached = branch.isEmpty();
    unborn = status.commit().isEmpty();
    state = state(found.locked());
    return this;
  }

  StatusDraft bare(String headBranch, boolean withoutCommit) {
    kind = RepositoryKind.BARE;
    branch = Optional.of(headBranch).filter(name -> !name.isEmpty());
    detached = branch.isEmpty();
    unborn = withoutCommit;
    state = RepositoryState.CLEAN;
    return this;
  }

  StatusDraft lastCommit(String shortIdAndSubject) {
    lastCommit = shortIdAndSubject;
    return this;
  }

  StatusDraft noting(String remark) {
    notes.add(remark);
    return this;
  }

  StatusDraft took(Duration duration) {
    took = duration;
    return this;
  }

  private RepositoryState state(boolean locked) {
    if (answer.conflicted() > 0) {
      return RepositoryState.CONFLICTED;
    }
    if (locked) {
      return RepositoryState.LOCKED;
    }
    boolean dirty = answer.changed() || operation.isPresent();
    return dirty ? RepositoryState.DIRTY : RepositoryState.CLEAN;
  }

  /** Where git did not answer, the branch that HEAD names is better than none. */
  private Optional<String> headBranch() {
    return detached ? Optional.empty() : directory.flatMap(GitDirectory::headBranch);
  }

  RepositoryStatus build() {
    return new RepositoryStatus(
        name,
        new RepositoryStatus.Place(path.toString(), exists, kind, linkedWorktrees),
        state,
        state == RepositoryState.CLEAN,
        operation,
        new RepositoryStatus.Head(
            branch.or(this::headBranch).orElse(""), detached, unborn, lastCommit),
        tracking(),
        new UncommittedChanges(
            answer.staged(),
            answer.modified(),
            answer.untracked(),
            answer.conflicted(),
            answer.stashes()),
        new Inspection(scannedAt, took.toMillis(), error, notes));
  }

  private Tracking tracking() {
    return new Tracking(
        answer.upstream(),
        answer.upstream().isPresent() && answer.ahead().isEmpty() && !unborn,
        answer.ahead().orElse(0),
        answer.behind().orElse(0),
        fetchedAt);
  }
}
