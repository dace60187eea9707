package dev.orchestrator.workers.cleanup;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.exec.process.InhabitedFolders;
import dev.orchestrator.git.worktree.OwnedWorktree;
import dev.orchestrator.git.worktree.PreservedWorktree;
import dev.orchestrator.git.worktree.WorktreeRemoval;
import dev.orchestrator.git.worktree.WorktreeState;
import dev.orchestrator.git.worktree.Worktrees;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.store.RunNames;
import dev.orchestrator.runs.store.SuperviseRequest;
import dev.orchestrator.workers.cleanup.CleanupReport.Line;
import dev.orchestrator.workers.cleanup.CleanupReport.Outcome;
import dev.orchestrator.workers.landed.LandedWork;
import dev.orchestrator.workers.preflight.Preflight;
import dev.orchestrator.workers.spi.WorkerSessionRequest;
import dev.orchestrator.workers.supervisor.Runs;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ends the session of a run and removes those of its worktrees whose work is safe. */
public final class RunCleanup {

  private final Runs runs;
  private final RunNames names;
  private final Preflight preflight;
  private final Worktrees worktrees;
  private final WorktreeRemoval removal;
  private final LandedWork landed;
  private final Clock clock;

  /** The clock tells saved worktrees apart. */
  @Inject
  public RunCleanup(
      Runs runs,
      RunNames names,
      Preflight preflight,
      Worktrees worktrees,
      WorktreeRemoval removal,
      LandedWork landed,
      Clock clock) {
    this.runs = runs;
    this.names = names;
    this.preflight = preflight;
    this.worktrees = worktrees;
    this.removal = removal;
    this.landed = landed;
    this.clock = clock;
  }

  /** How thorough a cleanup is. */
  public enum Extent {
    /** Only the session. */
    SESSION,
    /** The worktrees too whose work is safe. */
    SAFE_WORKTREES,
    /** The others as well, after they were saved. */
    ALL_WORKTREES
  }

  /**
   * Cleans up after a run that nobody supervises.
   *
   * @param request the plan, and the backend its workers ran on
   * @throws OrchestratorException when the run is supervised, or an agent of it is still alive
   */
  public CleanupReport clean(
      SuperviseRequest request, WorkerSessionRequest session, Extent extent) {
    RunPlan plan = request.plan();
    runs.requireIdle(plan);
    List<Line> lines = new ArrayList<>();
    boolean ended = end(request.backend(), session);
    InhabitedFolders inhabited = InhabitedFolders.now();
    for (PlanRepository repository : plan.repositories().values()) {
      List<OwnedWorktree> mine = ownedBy(plan, repository);
      mine.forEach(owned -> lines.add(line(plan, repository, owned, extent, inhabited)));
      lines.addAll(foreign(repository));
    }
    return new CleanupReport(ended, lines);
  }

  /**
   * Brings back what was saved last of each worktree of a run.
   *
   * @param issue only that issue's
   */
  public List<PreservedWorktree> undo(RunPlan plan, Optional<Integer> issue) {
    List<PreservedWorktree> back = new ArrayList<>();
    for (PlanRepository repository : plan.repositories().values()) {
      for (PreservedWorktree saved : lastSaved(plan, repository, issue)) {
        removal.restore(repository.path(), saved, new CancellationToken());
        back.add(saved);
      }
    }
    return List.copyOf(back);
  }

  private List<PreservedWorktree> lastSaved(
      RunPlan plan, PlanRepository repository, Optional<Integer> issue) {
    String owner = names.of(plan) + "#";
    return removal.preserved(repository.path(), new CancellationToken()).stream()
        .filter(saved -> saved.owner().startsWith(owner))
        .filter(saved -> issue.isEmpty() || saved.owner().equals(owner + issue.get()))
        .filter(saved -> !Files.exists(saved.folder()))
        .collect(
            Collectors.toMap(
                PreservedWorktree::folder,
                saved -> saved,
                (older, newer) -> newer,
                java.util.LinkedHashMap::new))
        .values()
        .stream()
        .toList();
  }

  private boolean end(String backend, WorkerSessionRequest request) {
    var session = preflight.backend(backend).find(request);
    session.ifPresent(found -> found.end());
    return session.isPresent();
  }

  private List<OwnedWorktree> ownedBy(RunPlan plan, PlanRepository repository) {
    return worktrees.owned(repository.path()).stream()
        .filter(owned -> owned.owner().startsWith(names.of(plan) + "#"))
        .filter(owned -> Files.exists(owned.folder()))
        .sorted(Comparator.comparingInt(RunCleanup::issueOf))
        .toList();
  }

  private Line line(
      RunPlan plan,
      PlanRepository repository,
      OwnedWorktree owned,
      Extent extent,
      InhabitedFolders inhabited) {
    if (extent == Extent.SESSION) {
      return line(owned, Outcome.KEPT, "");
    }
    Optional<String> inhabitant = inhabited.inhabitantOf(owned.folder());
    if (inhabitant.isPresent()) {
      return line(owned, Outcome.REFUSED, inhabitant.get());
    }
    CancellationToken finish = new CancellationToken();
    List<String> objections = removal.examine(repository.path(), owned, finish).objections();
    try {
      if (objections.isEmpty()) {
        String work = whereItsWorkIs(plan, repository, owned, finish);
        Optional<String> held = removal.remove(repository.path(), owned, clock.instant(), finish);
        return line(
            owned,
            Outcome.REMOVED,
            work + held.map(name -> "; older commits are kept as " + name).orElse(""));
      }
      if (extent == Extent.ALL_WORKTREES) {
        PreservedWorktree saved =
            removal.preserve(repository.path(), owned, clock.instant(), finish);
        return line(owned, Outcome.PRESERVED, saved.reference());
      }
      return line(owned, Outcome.REFUSED, String.join("; ", objections));
    } catch (OrchestratorException failed) {
      return line(owned, Outcome.REFUSED, failed.message());
    }
  }

  /** Asked while the worktree is there. */
  private String whereItsWorkIs(
      RunPlan plan, PlanRepository repository, OwnedWorktree owned, CancellationToken finish) {
    Optional<String> head =
        worktrees.inspect(owned.folder(), owned.start(), finish).map(WorktreeState::head);
    if (head.equals(Optional.of(owned.start()))) {
      return "nothing was committed in it";
    }
    boolean merged =
        worktrees.isMerged(repository.path(), owned.branch(), repository.defaultBranch(), finish)
            || head.filter(tip -> isLanded(plan, repository, owned, tip, finish)).isPresent();
    return merged ? "merged into " + repository.defaultBranch() : "its work is on the branch";
  }

  private boolean isLanded(
      RunPlan plan,
      PlanRepository repository,
      OwnedWorktree owned,
      String tip,
      CancellationToken finish) {
    return !landed
        .inBranches(
            repository.path(),
            plan.project(),
            List.of(repository.defaultBranch()),
            Map.of(issueOf(owned), tip),
            finish)
        .isEmpty();
  }

  /** The owner of a worktree is the run, {@code #} and the issue. */
  private static int issueOf(OwnedWorktree owned) {
    String number = owned.owner().substring(owned.owner().lastIndexOf('#') + 1);
    return number.matches("\\d{1,9}") ? Integer.parseInt(number) : Integer.MAX_VALUE;
  }

  private static Line line(OwnedWorktree owned, Outcome outcome, String reason) {
    return new Line(owned.folder().toString(), owned.branch(), outcome, reason);
  }

  /** What stands among the worktrees and was not made here is told, and left alone. */
  private List<Line> foreign(PlanRepository repository) {
    Path base = repository.worktreeBase();
    if (!Files.isDirectory(base)) {
      return List.of();
    }
    Set<Path> ours =
        worktrees.owned(repository.path()).stream()
            .map(OwnedWorktree::folder)
            .collect(Collectors.toSet());
    try (Stream<Path> folders = Files.list(base)) {
      return folders
          .filter(folder -> !ours.contains(folder))
          .sorted()
          .map(folder -> new Line(folder.toString(), "", Outcome.FOREIGN, "it was not made here"))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
