package dev.orchestrator.runs.landing.record;

import dev.orchestrator.runs.attempt.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A line of the journal of a landing. The names of the records are its words; additions only. */
public sealed interface LandingEvent {

  /**
   * A landing began.
   *
   * @param project the run whose branches are landed
   * @param at when; the date of every commit it makes
   * @param issues numbers that were asked for
   * @param repository key of the only repository; empty for all
   * @param onto the branch to land on, where that was said
   * @param strategy how branches are merged
   * @param options what else was asked for
   */
  record Began(
      String project,
      Instant at,
      List<Integer> issues,
      Optional<String> repository,
      Optional<String> onto,
      String strategy,
      Set<String> options)
      implements LandingEvent {}

  /**
   * Branches of one repository are being landed.
   *
   * @param repository key of the repository
   * @param path its folder
   * @param target the branch
   * @param base commit they are merged onto
   * @param issues in the order of merging
   * @param tips their commits, in the same order
   */
  record Round(
      String repository,
      String path,
      String target,
      String base,
      List<Integer> issues,
      List<String> tips)
      implements LandingEvent {}

  /**
   * A tree was verified.
   *
   * @param repository key of the repository
   * @param commit whose tree it is
   * @param tree id of it
   * @param green whether it was built and its tests passed
   * @param reason why not
   * @param log output of the command that decided it
   * @param failing tests that failed, where they are known by name
   */
  record Judged(
      String repository,
      String commit,
      String tree,
      boolean green,
      String reason,
      Optional<String> log,
      List<String> failing)
      implements LandingEvent {}

  /**
   * An agent is about to be given a conflict. What becomes of it is in the attempt's folder, and in
   * {@link Resolved} once it was looked at.
   *
   * @param repository key of the repository
   * @param issue whose branch conflicts
   * @param ours commit that it is merged onto
   * @param theirs commit of the branch
   * @param paths files in conflict
   * @param attempt names the attempt
   * @param worktree where the agent works
   */
  record Resolving(
      String repository,
      int issue,
      String ours,
      String theirs,
      List<String> paths,
      String attempt,
      String worktree)
      implements LandingEvent {}

  /**
   * What an agent made of a conflict was looked at.
   *
   * @param repository key of the repository
   * @param issue whose branch conflicts
   * @param ours commit that it is merged onto
   * @param theirs commit of the branch
   * @param paths files in conflict
   * @param attempt names the attempt
   * @param tree id of what it made of both; empty when that is not accepted
   * @param faults what is wrong with one that the agent could do better
   * @param reason why it is not accepted
   * @param notes what a person should know of one that is
   * @param log what the agent printed
   * @param usage what it said it had used
   */
  record Resolved(
      String repository,
      int issue,
      String ours,
      String theirs,
      List<String> paths,
      String attempt,
      Optional<String> tree,
      List<String> faults,
      String reason,
      List<String> notes,
      Optional<String> log,
      Optional<Usage> usage)
      implements LandingEvent {}

  /**
   * The target is about to be moved. Whether it was, the references say.
   *
   * @param repository key of the repository
   * @param path its folder
   * @param target the branch
   * @param before where it was; the commit the result was built on where it was nowhere
   * @param base commit the result was built on
   * @param after commit of the result
   * @param landed issues in it
   * @param reference the branch that is to be moved to the result, whole name
   * @param from where that was; empty when it did not exist
   */
  record Taking(
      String repository,
      String path,
      String target,
      String before,
      String base,
      String after,
      List<Integer> landed,
      String reference,
      Optional<String> from)
      implements LandingEvent {}

  /**
   * The result is where it can be.
   *
   * @param repository key of the repository
   * @param target the branch
   * @param before commit the result was built on
   * @param after commit of the result
   * @param moved whether the target is there now
   * @param branch the branch that holds it where the target does not
   * @param pushed whether it was pushed
   * @param note what a person should know
   * @param problem what was asked for and could not be done
   */
  record Taken(
      String repository,
      String target,
      String before,
      String after,
      boolean moved,
      Optional<String> branch,
      boolean pushed,
      String note,
      Optional<String> problem)
      implements LandingEvent {}

  /**
   * What became of an issue.
   *
   * @param issue its number
   * @param outcome the word
   * @param reason why
   * @param partner the other issue, where there is one to name
   * @param log output of the verification that decided it
   * @param tip the commit that was, or was not, landed
   */
  record Decided(
      int issue,
      String outcome,
      String reason,
      Optional<Integer> partner,
      Optional<String> log,
      Optional<String> tip)
      implements LandingEvent {}

  /** All is done; what follows is a matter of another landing. */
  record Ended() implements LandingEvent {}

  /**
   * What was landed in a repository was taken back.
   *
   * @param repository key of the repository
   * @param note how
   */
  record Undone(String repository, String note) implements LandingEvent {}
}
