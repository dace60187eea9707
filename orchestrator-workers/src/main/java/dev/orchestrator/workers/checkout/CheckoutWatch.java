package dev.orchestrator.workers.checkout;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.git.worktree.WorktreeState;
import dev.orchestrator.git.worktree.Worktrees;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Attempt;
import dev.orchestrator.runs.run.IssueState;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.workers.scope.RunScope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Notices when a main checkout, or the worktree of an issue that nobody works on, changes while
 * agents are at work in the same repository. Who did it cannot be known - it may have been the user
 * - so the attempts in question are flagged and nothing else is done. A checkout is known from the
 * first attempt in its repository on, and compared once every {@code cycle_interval} and at the end
 * of the run: git is asked seldom, and never on the thread of the supervisor.
 */
public final class CheckoutWatch {

  private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(5);

  /** A repository whose git hangs must not keep a run from its end. */
  private static final Duration LAST_LOOK = Duration.ofSeconds(30);

  /** Each costs a start of git; what is beyond is a matter of chance, the main checkout never. */
  private static final int MOST_IDLE_WORKTREES = 16;

  private final Worktrees worktrees;
  private final Path state;
  private final Executor oneByOne;
  private final CancellationToken cancellation;
  private final Consumer<RunEvent> events;
  private final Map<Path, CheckoutState> known = new ConcurrentHashMap<>();
  private final Map<String, Map<Integer, Attempt>> suspects = new LinkedHashMap<>();
  private final Set<AttemptId> noted = new HashSet<>();
  private Optional<Duration> lastLook = Optional.empty();

  /**
   * Begins to watch.
   *
   * @param state where this program writes; changes there are its own
   * @param scope of the run
   * @param events is told of each change, on a thread of the scope
   */
  public CheckoutWatch(Worktrees worktrees, Path state, RunScope scope, Consumer<RunEvent> events) {
    this.worktrees = worktrees;
    this.state = state;
    this.oneByOne = scope.oneByOne();
    this.cancellation = scope.cancellation();
    this.events = events;
  }

  /**
   * An agent is about to start in a worktree: what happens there from now on is its own business.
   * Any thread; asks git the first time in a repository.
   */
  public void aboutToStart(PlanRepository repository, Path worktree) {
    known.remove(worktree);
    if (!known.containsKey(repository.path())) {
      read(repository, repository.path(), "HEAD")
          .ifPresent(sight -> known.putIfAbsent(repository.path(), sight.state()));
    }
  }

  /**
   * Work in a worktree is over, and it was left like this: from now on nobody has any business in
   * it. Any thread.
   */
  public void left(Path worktree, WorktreeState seen) {
    known.put(worktree, CheckoutState.of(worktree, seen, List.of()));
  }

  /** Looks around when it is time to. The supervisor's thread; returns at once. */
  public void look(RunPlan plan, RunState state, Moment now) {
    state.unsettled().stream()
        .filter(attempt -> noted.add(attempt.id()))
        .forEach(attempt -> suspect(plan, attempt));
    Duration interval = plan.settings().cycleInterval();
    Duration between = interval.compareTo(SHORTEST_INTERVAL) < 0 ? SHORTEST_INTERVAL : interval;
    Duration last = lastLook.orElse(now.elapsed());
    lastLook = Optional.of(last);
    if (now.since(last).compareTo(between) >= 0) {
      lastLook = Optional.of(now.elapsed());
      walk(takeRounds(plan, state));
    }
  }

  private void suspect(RunPlan plan, Attempt attempt) {
    plan.issue(attempt.assignment().issue())
        .map(Issue::repository)
        .ifPresent(
            repository ->
                suspects
                    .computeIfAbsent(repository, unused -> new LinkedHashMap<>())
                    .put(attempt.assignment().issue(), attempt));
  }

  /**
   * Looks around for the last time, behind a round that is still being walked, and waits until all
   * that was found is told.
   */
  public void lastLook(RunPlan plan, RunState state) throws InterruptedException {
    walk(takeRounds(plan, state));
    CountDownLatch walked = new CountDownLatch(1);
    oneByOne.execute(walked::countDown);
    boolean unused = walked.await(LAST_LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void walk(List<Round> rounds) {
    rounds.forEach(round -> oneByOne.execute(() -> walk(round)));
  }

  private List<Round> takeRounds(RunPlan plan, RunState state) {
    List<Round> rounds = new ArrayList<>();
    suspects.forEach(
        (key, attempts) -> {
          PlanRepository repository = plan.repositories().get(key);
          if (repository != null) {
            rounds.add(
                new Round(
                    repository, List.copyOf(attempts.values()), idle(plan, state, repository)));
          }
        });
    suspects.clear();
    noted.clear();
    return rounds;
  }

  /** Worktrees of issues that were worked on and are not at the moment. */
  private List<IdleWorktree> idle(RunPlan plan, RunState state, PlanRepository repository) {
    Set<Path> busy = folders(state, repository, state.unsettled());
    return plan.issues().stream()
        .filter(issue -> issue.repository().equals(repository.key()))
        .filter(issue -> state.issue(issue).attempts() > 0)
        .map(issue -> new IdleWorktree(issue.number(), folder(state, repository, issue.number())))
        .filter(worktree -> !busy.contains(worktree.folder()))
        .limit(MOST_IDLE_WORKTREES)
        .toList();
  }

  private static Set<Path> folders(
      RunState state, PlanRepository repository, Collection<Attempt> attempts) {
    return attempts.stream()
        .map(attempt -> folder(state, repository, attempt.assignment().issue()))
        .collect(Collectors.toSet());
  }

  /** Where an issue began outranks where its plan would put it now. */
  private static Path folder(RunState state, PlanRepository repository, int issue) {
    return Optional.ofNullable(state.issues().get(issue))
        .flatMap(IssueState::worktree)
        .orElseGet(() -> repository.worktreeOf(issue));
  }

  private void walk(Round round) {
    Path checkout = round.repository().path();
    compare(round, checkout)
        .ifPresent(
            change -> flag(round.suspects(), changed("the main checkout", checkout, change)));
    round
        .idle()
        .forEach(
            worktree ->
                compare(round, worktree.folder())
                    .ifPresent(change -> flag(round, worktree, change)));
  }

  private static String changed(String what, Path folder, String change) {
    return what + ", " + folder + ", changed while it was at work: " + change;
  }

  /** The owner of a worktree is accused only where nobody else was at work. */
  private void flag(Round round, IdleWorktree worktree, String change) {
    List<Attempt> others =
        round.suspects().stream()
            .filter(attempt -> attempt.assignment().issue() != worktree.issue())
            .toList();
    if (others.isEmpty()) {
      flag(
          round.suspects(),
          "its own worktree, "
              + worktree.folder()
              + ", changed after its work had ended: "
              + change);
    } else {
      flag(others, changed("a worktree of another issue", worktree.folder(), change));
    }
  }

  /** What changed in a folder since the look before. */
  private Optional<String> compare(Round round, Path folder) {
    CheckoutState before = known.get(folder);
    Optional<Sight> seen =
        read(round.repository(), folder, before == null ? "HEAD" : before.head());
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    CheckoutState now = seen.get().state();
    if (before == null) {
      known.putIfAbsent(folder, now);
      return Optional.empty();
    }
    return known.replace(folder, before, now)
        ? before.changeTo(now, seen.get().commits())
        : Optional.empty();
  }

  private void flag(List<Attempt> suspects, String text) {
    for (Attempt attempt : suspects) {
      String others =
          suspects.stream()
              .map(suspect -> suspect.assignment().issue())
              .filter(issue -> issue != attempt.assignment().issue())
              .map(issue -> "#" + issue)
              .collect(Collectors.joining(", "));
      events.accept(
          new RunEvent.Flagged(
              attempt.id(), others.isEmpty() ? text : text + "; at work beside it: " + others));
    }
  }

  private Optional<Sight> read(PlanRepository repository, Path folder, String since) {
    if (!Files.exists(folder.resolve(".git"))) {
      return Optional.empty();
    }
    List<Path> ours =
        Stream.of(repository.worktreeBase(), state).filter(own -> own.startsWith(folder)).toList();
    return worktrees
        .inspect(folder, since, cancellation)
        .map(seen -> new Sight(CheckoutState.of(folder, seen, ours), seen.commits()));
  }

  private record Round(
      PlanRepository repository, List<Attempt> suspects, List<IdleWorktree> idle) {}

  private record IdleWorktree(int issue, Path folder) {}

  private record Sight(CheckoutState state, List<String> commits) {}
}
