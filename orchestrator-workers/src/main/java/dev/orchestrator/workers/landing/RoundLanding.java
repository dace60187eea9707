package dev.orchestrator.workers.landing;

import dev.orchestrator.runs.landing.queue.LandingQueue;
import dev.orchestrator.runs.landing.queue.QueueEntry;
import dev.orchestrator.runs.landing.queue.QueueStep;
import dev.orchestrator.runs.landing.queue.TreeColour;
import dev.orchestrator.runs.landing.record.LandingEvent.Judged;
import dev.orchestrator.runs.landing.record.LandingEvent.Resolved;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.workers.landing.BranchChain.Link;
import dev.orchestrator.workers.landing.TreeVerifier.Colour;
import dev.orchestrator.workers.landing.TreeVerifier.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Carries the queue of one repository through: merges, verifies, and asks the queue what next. */
final class RoundLanding {

  private final LandingContext landing;
  private final PlanRepository repository;
  private final BranchChain chain;
  private final Function<String, String> treeOf;
  private final VerifiedTrees trees;
  private final RoundConflicts conflicts;
  private final Map<String, Integer> asked = new HashMap<>();
  private final Map<Integer, String> impossible = new HashMap<>();
  private boolean unverified;

  /**
   * A round.
   *
   * @param treeOf the id of a commit's tree
   */
  RoundLanding(
      LandingContext landing,
      PlanRepository repository,
      BranchChain chain,
      Function<String, String> treeOf,
      VerifiedTrees trees,
      RoundConflicts conflicts) {
    this.landing = landing;
    this.repository = repository;
    this.chain = chain;
    this.treeOf = treeOf;
    this.trees = trees;
    this.conflicts = conflicts;
  }

  /**
   * What a round came to.
   *
   * @param queue at its end
   * @param landed issues in the result, in the order they were merged
   * @param result commit of the result
   * @param impossible why branches could not be merged at all
   * @param unverified whether there was nothing to verify with
   * @param resolved what became of conflicts that an agent was given
   */
  record End(
      LandingQueue queue,
      List<Integer> landed,
      String result,
      Map<Integer, String> impossible,
      boolean unverified,
      Map<Integer, Resolved> resolved) {}

  End run(List<QueueEntry> entries) {
    boolean singly = landing.request().asksFor(LandOption.VERIFY_EACH);
    LandingQueue queue = LandingQueue.of(entries, singly, false, conflicts.policy());
    while (true) {
      landing.checkpoint();
      QueueStep step = queue.next();
      if (step instanceof QueueStep.Finish finish) {
        return new End(
            queue,
            finish.landing(),
            chain.commit(finish.landing()),
            Map.copyOf(impossible),
            unverified,
            conflicts.answers());
      }
      queue = onward(queue, step);
    }
  }

  private LandingQueue onward(LandingQueue queue, QueueStep step) {
    return step.match(
        merge ->
            chain
                .link(merge.onto(), merge.issue())
                .match(
                    made -> queue.merged(),
                    conflict -> queue.conflicting(conflict.paths()),
                    not -> {
                      impossible.put(merge.issue(), not.reason());
                      return queue.conflicting(List.of());
                    }),
        verify -> judged(queue, verify),
        resolve -> resolved(queue, resolve),
        finish -> queue);
  }

  /** What did not fit before may fit now, without anybody's help. */
  private LandingQueue resolved(LandingQueue queue, QueueStep.Resolve resolve) {
    Link link = chain.link(resolve.onto(), resolve.issue());
    if (link instanceof Link.Made) {
      return queue.resolved();
    }
    if (!(link instanceof Link.Conflict conflict)) {
      return queue.unresolved();
    }
    String ours = chain.commit(resolve.onto());
    Resolved answer = conflicts.resolve(resolve.onto(), ours, resolve.issue(), conflict.paths());
    answer
        .tree()
        .ifPresent(
            tree ->
                chain.accept(
                    resolve.onto(), resolve.issue(), tree, conflict.paths(), answer.notes()));
    return answer.tree().isPresent() ? queue.resolved() : queue.unresolved();
  }

  private LandingQueue judged(LandingQueue queue, QueueStep.Verify verify) {
    String commit = chain.commit(verify.merged());
    String tree = treeOf.apply(commit);
    int time = verify.again() ? asked.getOrDefault(tree, 0) : 0;
    asked.put(tree, time + 1);
    Optional<Judged> known = landing.verdicts().find(repository.key(), tree, time);
    if (known.isPresent()) {
      return queue.judged(known.get().green() ? TreeColour.GREEN : TreeColour.RED);
    }
    landing.listener().verifying(repository.key(), verify.merged(), verify.again());
    Verdict verdict = trees.verify(commit, tree);
    landing.checkpoint();
    if (verdict.colour() == Colour.COULD_NOT_RUN) {
      return queue.stopped(verdict.reason());
    }
    unverified |= verdict.colour() == Colour.NOTHING_TO_RUN;
    boolean green = verdict.colour() != Colour.RED;
    landing.write(
        new Judged(
            repository.key(),
            commit,
            tree,
            green,
            verdict.reason(),
            verdict.log().map(Object::toString),
            verdict.failing()));
    landing.listener().verified(repository.key(), verify.merged(), green, verdict.reason());
    return queue.judged(green ? TreeColour.GREEN : TreeColour.RED);
  }
}
