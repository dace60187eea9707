package dev.orchestrator.workers.resolution;

import dev.orchestrator.agents.prompt.ResolutionPrompt;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.exec.process.ProcessTree;
import dev.orchestrator.git.base.Bases;
import dev.orchestrator.git.base.FinishedMerge;
import dev.orchestrator.git.base.FinishedMerges;
import dev.orchestrator.git.worktree.IntegrationWorktrees;
import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.attempt.Usage;
import dev.orchestrator.runs.attempt.UsageReport;
import dev.orchestrator.runs.landing.resolution.MergedFile;
import dev.orchestrator.runs.landing.resolution.ResolutionFacts;
import dev.orchestrator.runs.landing.resolution.ResolutionRules;
import dev.orchestrator.runs.landing.resolution.ResolutionRules.Judgement;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.workers.process.AttemptStopper;
import dev.orchestrator.workers.watch.SoleAttempt;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Has an agent resolve a conflict, and judges what it did. Thread-safe. */
public final class ConflictResolver {

  private static final int LONGEST_HUNKS = 20_000;

  private final IntegrationWorktrees worktrees;
  private final Bases bases;
  private final FinishedMerges merges;
  private final SharedGround ground;
  private final ResolutionPrompt prompts;
  private final ResolutionAgent agent;

  @Inject
  ConflictResolver(
      IntegrationWorktrees worktrees,
      Bases bases,
      FinishedMerges merges,
      SharedGround ground,
      ResolutionPrompt prompts,
      ResolutionAgent agent) {
    this.worktrees = worktrees;
    this.bases = bases;
    this.merges = merges;
    this.ground = ground;
    this.prompts = prompts;
    this.agent = agent;
  }

  /** Makes a new worktree fit for building. */
  @FunctionalInterface
  public interface Preparation {

    /** Prepares it; what that prints goes to {@code log}. */
    void prepare(Path worktree, Path log) throws IOException;
  }

  /** What the agent is called that would be asked. */
  public String agentOf(RunPlan plan, int issue) {
    return agent.of(plan, issue).type();
  }

  /** Whether an attempt that was begun earlier can be gone on with. */
  public boolean canGoOn(ResolutionPlace place) {
    return !Files.exists(place.abandoned())
        && Files.isDirectory(place.worktree())
        && SoleAttempt.isThere(place.attempt());
  }

  /**
   * Begins the merge in a worktree of its own and gives it to the agent.
   *
   * @param faults why an earlier resolution was not accepted; empty for the first
   */
  public Resolution resolve(
      Conflict conflict,
      ResolutionPlace place,
      List<String> faults,
      Preparation preparation,
      CancellationToken cancellation) {
    try {
      Path repository = conflict.repository().path();
      Path worktree = place.worktree();
      Files.createDirectories(place.attempt().path());
      worktrees.provide(repository, worktree, place.owner(), conflict.ours(), cancellation);
      preparation.prepare(worktree, place.attempt().path().resolve("setup.log"));
      bases.beginMerge(worktree, List.of(conflict.theirs()), cancellation);
      ground.note(place, repository);
      agent.start(conflict, place, prompt(conflict, worktree, faults, cancellation), cancellation);
    } catch (IOException failed) {
      return Resolution.refused(FileTrouble.words(failed), Optional.empty(), Optional.empty());
    } catch (OrchestratorException failed) {
      return Resolution.refused(failed.message(), Optional.empty(), Optional.empty());
    }
    return goOn(conflict, place, cancellation);
  }

  /** Waits for an agent that was started, and judges what it did. */
  public Resolution goOn(Conflict conflict, ResolutionPlace place, CancellationToken cancellation) {
    AttemptEnd end = agent.await(conflict, place.attempt(), cancellation);
    Optional<Path> log = Optional.of(place.attempt().log()).filter(Files::exists);
    Optional<Usage> usage = end.usage().map(UsageReport::figures);
    if (cancellation.isCancelled()) {
      abandon(place);
      return Resolution.refused("the landing was interrupted", log, usage);
    }
    if (end.reason() != EndReason.SUCCEEDED) {
      return Resolution.refused("the agent " + end.describe(), log, usage);
    }
    try {
      FinishedMerge merge = read(conflict, place.worktree(), cancellation);
      ResolutionFacts facts = facts(conflict, place, merge, cancellation);
      return judged(facts, merge, conflict, log, usage);
    } catch (OrchestratorException unreadable) {
      return Resolution.refused(unreadable.message(), log, usage);
    }
  }

  /** Whoever touched what is not his own gets no second chance to. */
  private static Resolution judged(
      ResolutionFacts facts,
      FinishedMerge merge,
      Conflict conflict,
      Optional<Path> log,
      Optional<Usage> usage) {
    Judgement judged = ResolutionRules.judge(facts, conflict.oursName(), "#" + conflict.issue());
    return judged.isAccepted()
        ? new Resolution(Optional.of(merge.tree()), List.of(), "", judged.notes(), log, usage)
        : new Resolution(
            Optional.empty(),
            facts.shared().isEmpty() ? judged.faults() : List.of(),
            String.join("; ", judged.faults()),
            List.of(),
            log,
            usage);
  }

  /** Ends what is left of an attempt that cannot be gone on with; it never begins after this. */
  public void giveUp(ResolutionPlace place) {
    new AttemptStopper(ProcessTree.ofThisMachine()).stop(place.attempt());
  }

  /** What a commit did in some files since it parted from another; bounded. */
  public String difference(
      Path repository, String other, String commit, List<String> paths, int most) {
    CancellationToken token = new CancellationToken();
    return merges
        .parted(repository, other, commit, token)
        .map(from -> bases.difference(repository, from, commit, paths, most, token))
        .orElse("");
  }

  /** Takes the worktree away; what counts of it is a tree in the repository. */
  public void clear(Conflict conflict, ResolutionPlace place, CancellationToken cancellation) {
    worktrees.remove(conflict.repository().path(), place.worktree(), cancellation);
  }

  private FinishedMerge read(Conflict conflict, Path worktree, CancellationToken cancellation) {
    return merges.read(
        worktree, conflict.ours(), conflict.theirs(), conflict.paths(), cancellation);
  }

  private ResolutionFacts facts(
      Conflict conflict, ResolutionPlace place, FinishedMerge merge, CancellationToken token) {
    Reading files = new Reading(conflict, place.worktree(), merge, token);
    return new ResolutionFacts(
        merge.review().unmerged(),
        merge.review().unfinished(),
        merge.uncommitted(),
        merge.joined(),
        merge.review().markers(),
        conflict.paths().stream().map(files::file).toList(),
        merge.review().beyond().stream().map(files::file).toList(),
        merge.message(),
        ground.changes(place, conflict.repository().path(), conflict.settled()));
  }

  /** Reads files on all sides of a merge. */
  private final class Reading {

    private final Conflict conflict;
    private final Path worktree;
    private final FinishedMerge merge;
    private final CancellationToken token;

    Reading(Conflict conflict, Path worktree, FinishedMerge merge, CancellationToken token) {
      this.conflict = conflict;
      this.worktree = worktree;
      this.merge = merge;
      this.token = token;
    }

    MergedFile file(String path) {
      return new MergedFile(
          path,
          merge.parted().isEmpty() ? Optional.empty() : text(merge.parted(), path),
          text(conflict.ours(), path),
          text(conflict.theirs(), path),
          text(merge.head(), path));
    }

    private Optional<String> text(String commit, String path) {
      return merges.text(worktree, commit, path, token);
    }
  }

  private String prompt(
      Conflict conflict, Path worktree, List<String> faults, CancellationToken cancellation) {
    Path repository = conflict.repository().path();
    return prompts.write(
        conflict.plan(),
        conflict.repository(),
        worktree,
        new ResolutionPrompt.Clash(
            conflict.target(),
            conflict.work(),
            conflict.theirs(),
            conflict.others(),
            bases
                .contribution(repository, conflict.ours(), List.of(conflict.theirs()), cancellation)
                .subjects(),
            conflict.paths(),
            merges.hunks(worktree, LONGEST_HUNKS, cancellation),
            faults));
  }

  /** A later landing does not take what was stopped for an attempt that came to its end. */
  private static void abandon(ResolutionPlace place) {
    try {
      Files.createFile(place.abandoned());
    } catch (IOException thereOrGone) {
      return;
    }
  }
}
