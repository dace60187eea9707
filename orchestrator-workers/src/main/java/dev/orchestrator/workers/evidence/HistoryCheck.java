package dev.orchestrator.workers.evidence;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.git.history.BranchHistory;
import dev.orchestrator.git.history.HistoryQuestion;
import dev.orchestrator.git.worktree.OwnedWorktree;
import dev.orchestrator.git.worktree.WorktreeState;
import dev.orchestrator.runs.attempt.FailedFact;
import dev.orchestrator.runs.attempt.FailedFact.Fact;
import dev.orchestrator.runs.attempt.Verification;
import dev.orchestrator.runs.attempt.VerifiedChange;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.workers.worktree.EndOfWork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Compares histories: whether the branch of an issue holds a change of its own, whether nothing an
 * earlier attempt committed was dropped, and whether what worktrees share is as it was.
 * Thread-safe.
 */
public final class HistoryCheck {

  private final GitFacts git;
  private final EndOfWork ends;
  private final KeptTips kept;
  private final SharedStateCheck shared;
  private final LeftLocks locks;
  private final Consumer<RunEvent> events;

  /** Remarks are told to {@code events}. */
  public HistoryCheck(
      GitFacts git,
      EndOfWork ends,
      KeptTips kept,
      SharedStateCheck shared,
      LeftLocks locks,
      Consumer<RunEvent> events) {
    this.git = git;
    this.ends = ends;
    this.kept = kept;
    this.shared = shared;
    this.locks = locks;
    this.events = events;
  }

  /** The facts of an attempt; passed with the change when all of them hold. */
  public Verification check(VerificationTask task) {
    Path worktree = task.launch().worktree();
    Optional<Map<String, String>> references =
        kept.read(task.repository(), task.number(), task.launch().branch());
    if (references.isEmpty()) {
      return Verification.couldNotRun("git cannot read the branches of " + task.repository());
    }
    Optional<String> tip =
        Optional.ofNullable(references.get().get("refs/heads/" + task.launch().branch()));
    if (!Files.exists(worktree.resolve(".git")) || tip.isEmpty()) {
      return Verification.failed(List.of(vanished(task, tip)));
    }
    Optional<WorktreeState> state = ends.forVerification(worktree, task.launch().launchCommit());
    if (state.isEmpty()) {
      return Verification.couldNotRun("git cannot tell the state of " + worktree);
    }
    locks.remove(task.attempt().id(), worktree, task.launch().branch());
    List<String> earlier = earlier(task, references.get());
    return git.histories()
        .ask(question(task, tip.get(), earlier), new CancellationToken())
        .match(
            history -> judge(task, state.get(), history, earlier),
            unknown -> Verification.couldNotRun("git cannot tell what was done: " + unknown));
  }

  private static FailedFact vanished(VerificationTask task, Optional<String> tip) {
    Path worktree = task.launch().worktree();
    String branch = task.launch().branch();
    if (tip.isPresent()) {
      return new FailedFact(
          Fact.WORKTREE_IN_PLACE,
          "its worktree %s is gone; its branch %s is at %s"
              .formatted(worktree, branch, tip.get().substring(0, 10)));
    }
    String last = task.issue().flatMap(issue -> issue.tip()).orElse(task.launch().launchCommit());
    return new FailedFact(
        Fact.ON_ITS_BRANCH,
        "its branch %s is gone; the last commit known of it is %s"
            .formatted(branch, last.substring(0, Math.min(10, last.length()))));
  }

  /** Where earlier attempts left the branch: what they committed must still be in it. */
  private List<String> earlier(VerificationTask task, Map<String, String> references) {
    Set<String> tips = new LinkedHashSet<>(kept.of(references, task.number()));
    task.issue()
        .flatMap(issue -> issue.verification())
        .flatMap(Verification::change)
        .map(VerifiedChange::tip)
        .ifPresent(tips::add);
    return List.copyOf(tips);
  }

  private HistoryQuestion question(VerificationTask task, String tip, List<String> earlier) {
    return HistoryQuestion.of(task.launch().worktree(), tip, base(task))
        .startingAt(task.launch().launchCommit())
        .after(earlier)
        .besidesDefaultBranch(task.defaultBranch())
        .besides(task.builtUpon());
  }

  /** The commit that the issue began at, as far as anybody wrote it down. */
  public String base(VerificationTask task) {
    return task.recordedBase().orElseGet(() -> startOfBranch(task));
  }

  /** Journals of earlier versions do not say where the branch began; its worktree's record does. */
  private String startOfBranch(VerificationTask task) {
    return git.worktrees().owned(task.repository()).stream()
        .filter(owned -> owned.branch().equals(task.launch().branch()))
        .map(OwnedWorktree::start)
        .findFirst()
        .orElse(task.launch().launchCommit());
  }

  private Verification judge(
      VerificationTask task, WorktreeState state, BranchHistory history, List<String> earlier) {
    List<FailedFact> facts =
        new ArrayList<>(HistoryFacts.ofWorktree(state, task.launch().branch()));
    if (task.stage().requiresCommits() && !holdsVerifiedWork(task, history)) {
      HistoryFacts.ofWork(history).ifPresent(facts::add);
    }
    HistoryFacts.ofRewriting(history, kept.folder(task.number()))
        .ifPresent(
            dropped -> {
              facts.add(dropped);
              events.accept(new RunEvent.Flagged(task.attempt().id(), dropped.words()));
            });
    nested(task, history).ifPresent(facts::add);
    facts.addAll(shared.check(task));
    HistoryFacts.remarks(history)
        .forEach(text -> events.accept(new RunEvent.Flagged(task.attempt().id(), text)));
    return facts.isEmpty() ? passed(task, history, earlier) : Verification.failed(facts);
  }

  /** Work that was verified before counts, also when it was merged meanwhile. */
  private static boolean holdsVerifiedWork(VerificationTask task, BranchHistory history) {
    return task.issue()
        .flatMap(issue -> issue.verification())
        .flatMap(Verification::change)
        .filter(change -> change.commits() > 0)
        .filter(change -> isHeld(history, change.tip()))
        .isPresent();
  }

  private static boolean isHeld(BranchHistory history, String tip) {
    return history.rewritten().stream().noneMatch(earlier -> earlier.tip().equals(tip))
        && !history.missing().contains(tip);
  }

  private Optional<FailedFact> nested(VerificationTask task, BranchHistory history) {
    return git.contents()
        .nestedRepositories(
            task.launch().worktree(), base(task), history.tip(), new CancellationToken())
        .filter(folders -> !folders.isEmpty())
        .map(
            folders ->
                new FailedFact(
                    Fact.NO_NESTED_REPOSITORY,
                    "these folders are repositories of their own, of which only an id was committed"
                        + " and .gitmodules says nothing: "
                        + String.join(", ", folders)));
  }

  private String tree(VerificationTask task, String tip) {
    return git.contents().tree(task.repository(), tip, new CancellationToken()).orElse("");
  }

  private Verification passed(VerificationTask task, BranchHistory history, List<String> earlier) {
    List<String> contained = earlier.stream().filter(tip -> isHeld(history, tip)).toList();
    kept.release(task.repository(), task.number(), contained);
    return Verification.passed()
        .on(
            new VerifiedChange(
                history.tip(),
                tree(task, history.tip()),
                history.work().commits().size(),
                history.work().change().insertions(),
                history.work().change().deletions()));
  }
}
