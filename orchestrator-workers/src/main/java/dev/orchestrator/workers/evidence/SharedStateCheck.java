package dev.orchestrator.workers.evidence;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.git.shared.SharedChange;
import dev.orchestrator.git.shared.SharedReading;
import dev.orchestrator.git.shared.SharedState;
import dev.orchestrator.git.shared.SharedStates;
import dev.orchestrator.git.worktree.OwnedWorktree;
import dev.orchestrator.git.worktree.Worktrees;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.FailedFact;
import dev.orchestrator.runs.attempt.FailedFact.Fact;
import dev.orchestrator.runs.attempt.Verification;
import dev.orchestrator.runs.attempt.VerifiedChange;
import dev.orchestrator.runs.run.Attempt;
import dev.orchestrator.runs.run.IssueState;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Compares what the worktrees of a repository share with what it was when an attempt began:
 * configuration, hooks, branches of other issues, the stash. Every difference is flagged. One that
 * harms others fails the attempt, once, if no other was at work beside it: else who made it cannot
 * be known, and work that somebody else spoiled is not failed. Thread-safe.
 */
public final class SharedStateCheck {

  private static final JsonCodec JSON = new JsonCodec();
  private static final String HEADS = "refs/heads/";

  private final RunFolder folder;
  private final SharedStates states;
  private final Worktrees worktrees;
  private final Consumer<RunEvent> events;
  private final Set<SharedChange> charged = ConcurrentHashMap.newKeySet();

  /** Flags are told to {@code events}. */
  public SharedStateCheck(
      RunFolder folder, SharedStates states, Worktrees worktrees, Consumer<RunEvent> events) {
    this.folder = folder;
    this.states = states;
    this.worktrees = worktrees;
    this.events = events;
  }

  /** Writes down how things are before an attempt begins. */
  void begin(AttemptId attempt, Path repository) throws IOException {
    Optional<SharedState> state = read(repository);
    if (state.isPresent()) {
      Files.writeString(folder.attempt(attempt).sharedState(), JSON.line(state.get()));
    }
  }

  /** What changed since then and harms others; the rest is flagged. */
  List<FailedFact> check(VerificationTask task) {
    Optional<SharedState> before = baseline(task.attempt().id());
    Optional<SharedState> now = before.flatMap(unused -> read(task.repository()));
    if (before.isEmpty() || now.isEmpty()) {
      return List.of();
    }
    List<FailedFact> facts = new ArrayList<>();
    for (SharedChange change : before.get().changesTo(now.get(), expected(task, now.get()))) {
      fact(task, change).ifPresent(fact -> judge(task, change, fact, facts));
    }
    siblings(task, now.get());
    return facts;
  }

  private void judge(
      VerificationTask task, SharedChange change, Optional<Fact> harms, List<FailedFact> facts) {
    String words =
        "what the worktrees of " + task.repository() + " share changed: " + change.words();
    flag(task.attempt(), words);
    if (harms.isPresent() && wasAlone(task) && charged.add(change)) {
      facts.add(new FailedFact(harms.get(), words + "; put it back"));
    }
  }

  /** Whether no other agent was at work in the repository in the meantime. */
  private static boolean wasAlone(VerificationTask task) {
    Moment began = task.attempt().intended();
    return others(task).stream()
        .allMatch(
            issue ->
                issue.current().isEmpty()
                    && issue
                        .last()
                        .filter(last -> last.since().elapsed().compareTo(began.elapsed()) > 0)
                        .isEmpty());
  }

  /**
   * Which fact a change fails; one that only a person can judge fails none, and some are nobody's.
   */
  private Optional<Optional<Fact>> fact(VerificationTask task, SharedChange change) {
    return switch (change.kind()) {
      case SETTING ->
          change.name().startsWith("branch.")
              ? Optional.empty()
              : Optional.of(Optional.of(Fact.SHARED_STATE_UNCHANGED));
      case FILE -> Optional.of(Optional.of(Fact.SHARED_STATE_UNCHANGED));
      case STASH -> Optional.of(Optional.empty());
      case REFERENCE -> reference(task, change);
    };
  }

  private Optional<Optional<Fact>> reference(VerificationTask task, SharedChange change) {
    if (change.name().startsWith("refs/replace/")) {
      return Optional.of(Optional.of(Fact.SHARED_STATE_UNCHANGED));
    }
    if (change.before().isEmpty() || !change.name().startsWith(HEADS)) {
      return Optional.empty();
    }
    String branch = change.name().substring(HEADS.length());
    if (branchesOfOthers(task).contains(branch)) {
      return Optional.of(Optional.of(Fact.OTHER_BRANCHES_UNCHANGED));
    }
    boolean watchedElsewhere = branch.equals(task.defaultBranch()) || isOfAnotherRun(task, branch);
    return watchedElsewhere ? Optional.empty() : Optional.of(Optional.empty());
  }

  private boolean isOfAnotherRun(VerificationTask task, String branch) {
    return worktrees.owned(task.repository()).stream()
        .map(OwnedWorktree::branch)
        .anyMatch(branch::equals);
  }

  /** Its own branch, those that are being worked on, and those that are where their work ended. */
  private static Set<String> expected(VerificationTask task, SharedState now) {
    Set<String> expected = new HashSet<>();
    expected.add(task.launch().branch());
    others(task).stream()
        .filter(issue -> issue.current().isPresent() || isWhereItWasLeft(issue, now))
        .flatMap(issue -> issue.branch().stream())
        .forEach(expected::add);
    return expected;
  }

  private static boolean isWhereItWasLeft(IssueState issue, SharedState now) {
    Optional<String> at = issue.branch().map(branch -> now.references().get(HEADS + branch));
    return issue.tip().isEmpty() || issue.tip().equals(at);
  }

  private static Set<String> branchesOfOthers(VerificationTask task) {
    Set<String> branches = new HashSet<>();
    others(task).forEach(issue -> issue.branch().ifPresent(branches::add));
    return branches;
  }

  private static List<IssueState> others(VerificationTask task) {
    return task.state().issues().values().stream()
        .filter(issue -> issue.number() != task.number())
        .filter(issue -> isIn(issue, task.attempt().assignment().repository()))
        .toList();
  }

  private static boolean isIn(IssueState issue, String repository) {
    return issue
        .current()
        .or(issue::last)
        .filter(attempt -> attempt.assignment().repository().equals(repository))
        .isPresent();
  }

  /** Issues that were verified and whose branch is somewhere else now. */
  private void siblings(VerificationTask task, SharedState now) {
    for (IssueState issue : others(task)) {
      Optional<String> verified =
          issue.verification().flatMap(Verification::change).map(VerifiedChange::tip);
      Optional<String> branch = issue.branch();
      if (issue.current().isEmpty() && verified.isPresent() && branch.isPresent()) {
        Optional<String> at = Optional.ofNullable(now.references().get(HEADS + branch.get()));
        if (!at.equals(verified)) {
          issue.last().ifPresent(last -> flag(last, moved(branch.get(), verified.get(), at)));
        }
      }
    }
  }

  private static String moved(String branch, String verified, Optional<String> at) {
    String where = at.map(id -> "is at " + id.substring(0, 10)).orElse("is gone");
    return "its branch %s was verified at %s and %s now"
        .formatted(branch, verified.substring(0, 10), where);
  }

  private void flag(Attempt attempt, String text) {
    events.accept(new RunEvent.Flagged(attempt.id(), text));
  }

  private Optional<SharedState> read(Path repository) {
    SharedReading reading = states.read(repository, new CancellationToken());
    return reading.match(Optional::of, unknown -> Optional.empty());
  }

  private Optional<SharedState> baseline(AttemptId attempt) {
    try {
      Path file = folder.attempt(attempt).sharedState();
      return Optional.of(JSON.read(RegularFile.text(file), SharedState.class));
    } catch (IOException neverWritten) {
      return Optional.empty();
    }
  }
}
