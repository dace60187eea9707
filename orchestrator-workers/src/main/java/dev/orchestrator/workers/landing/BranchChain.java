package dev.orchestrator.workers.landing;

import dev.orchestrator.git.merge.CommitDetails;
import dev.orchestrator.git.merge.CommitPair;
import dev.orchestrator.git.merge.Identity;
import dev.orchestrator.git.merge.MergeSession;
import dev.orchestrator.git.merge.NewCommit;
import dev.orchestrator.git.merge.TreeMerge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Branches merged one after the other onto a base, in memory. The same branches in the same order
 * give the same commits, whenever and however often they are asked for.
 */
final class BranchChain {

  private final MergeSession session;
  private final String base;
  private final LandStrategy strategy;
  private final Identity committer;
  private final Map<Integer, LandedBranch> branches;
  private final Map<List<Integer>, String> commits = new HashMap<>();

  /** Commits with the same files whose history has the branches, by the squashed ones. */
  private final Map<String, String> unsquashed = new HashMap<>();

  BranchChain(
      MergeSession session,
      String base,
      LandStrategy strategy,
      Identity committer,
      Map<Integer, LandedBranch> branches) {
    this.session = session;
    this.base = base;
    this.strategy = strategy;
    this.committer = committer;
    this.branches = Map.copyOf(branches);
  }

  /** What merging one more branch came to. */
  sealed interface Link {

    /** It is merged. */
    record Made(String commit) implements Link {}

    /** It conflicts in these files. */
    record Conflict(List<String> paths) implements Link {}

    /** It cannot be merged. */
    record Impossible(String reason) implements Link {}

    /** One function for each case. */
    default <T> T match(
        Function<Made, T> made, Function<Conflict, T> conflict, Function<Impossible, T> not) {
      if (this instanceof Made link) {
        return made.apply(link);
      }
      if (this instanceof Conflict link) {
        return conflict.apply(link);
      }
      return not.apply((Impossible) this);
    }
  }

  /**
   * The commit of branches that were merged before, in this order.
   *
   * @throws IllegalStateException when they were not, and do not merge
   */
  String commit(List<Integer> merged) {
    if (merged.isEmpty()) {
      return base;
    }
    String known = commits.get(merged);
    if (known != null) {
      return known;
    }
    int last = merged.size() - 1;
    return link(merged.subList(0, last), merged.get(last))
        .match(
            Link.Made::commit,
            conflict -> {
              throw new IllegalStateException("merged before, and conflicts now: " + merged);
            },
            impossible -> {
              throw new IllegalStateException(impossible.reason());
            });
  }

  /**
   * Takes what somebody made of a conflict for the merge of one more branch.
   *
   * @param tree id of the tree with both sides
   * @param paths files that were in conflict
   * @param notes what is to be known of it
   */
  void accept(List<Integer> onto, int issue, String tree, List<String> paths, List<String> notes) {
    LandedBranch branch = branch(issue);
    String tip = commit(onto);
    String message = branch.messageOfResolved(paths, notes);
    commits.put(
        extended(onto, issue),
        strategy == LandStrategy.MERGE
            ? commit(tree, List.of(tip, branch.tip()), message)
            : squashed(tip, tree, branch, message));
  }

  private static List<Integer> extended(List<Integer> onto, int issue) {
    List<Integer> all = new ArrayList<>(onto);
    all.add(issue);
    return List.copyOf(all);
  }

  /** Merges one more branch. */
  Link link(List<Integer> onto, int issue) {
    String known = commits.get(extended(onto, issue));
    if (known != null) {
      return new Link.Made(known);
    }
    Link link = extend(commit(onto), branch(issue));
    if (link instanceof Link.Made made) {
      commits.put(extended(onto, issue), made.commit());
    }
    return link;
  }

  private LandedBranch branch(int issue) {
    LandedBranch branch = branches.get(issue);
    if (branch == null) {
      throw new IllegalArgumentException("no branch of issue " + issue);
    }
    return branch;
  }

  private Link extend(String tip, LandedBranch branch) {
    return switch (strategy) {
      case MERGE ->
          merged(
              tip,
              branch.tip(),
              tree -> commit(tree, List.of(tip, branch.tip()), branch.message()));
      case SQUASH ->
          merged(
              unsquashed(tip), branch.tip(), tree -> squashed(tip, tree, branch, branch.message()));
      case REBASE -> rebased(tip, branch);
    };
  }

  private Link merged(String tip, String theirs, Function<String, String> commit) {
    TreeMerge merge = session.merge(new CommitPair(tip, theirs));
    return merge.match(
        clean -> new Link.Made(commit.apply(clean.tree())),
        conflict -> new Link.Conflict(conflict.paths()),
        failure -> new Link.Impossible(failure.reason()));
  }

  private String commit(String tree, List<String> parents, String message) {
    return session.commit(new NewCommit(tree, parents, message, committer, committer));
  }

  /**
   * What to merge a branch with, so that one on top of another that was squashed before it does not
   * meet the changes of that other as somebody else's.
   */
  private String unsquashed(String tip) {
    return unsquashed.getOrDefault(tip, tip);
  }

  /** A branch whose changes are there already makes no commit. */
  private String squashed(String tip, String tree, LandedBranch branch, String message) {
    if (tree.equals(session.tree(tip))) {
      return tip;
    }
    List<CommitDetails> own = session.commits(tip, branch.tip());
    Identity author = own.isEmpty() ? committer : own.get(own.size() - 1).author();
    String squashed = session.commit(new NewCommit(tree, List.of(tip), message, author, committer));
    unsquashed.put(squashed, commit(tree, List.of(unsquashed(tip), branch.tip()), message));
    return squashed;
  }

  private Link rebased(String tip, LandedBranch branch) {
    String onto = tip;
    for (CommitDetails commit : session.commits(tip, branch.tip())) {
      String above = onto;
      Link link = picked(above, commit);
      if (!(link instanceof Link.Made made)) {
        return link;
      }
      onto = made.commit();
    }
    return new Link.Made(onto);
  }

  /**
   * A commit made anew on another one. Git before 2.40 takes no merge base by hand: a commit with
   * the tree of the new parent and the history of the old one has the old parent for merge base.
   */
  private Link picked(String onto, CommitDetails commit) {
    if (commit.parents().isEmpty()) {
      return new Link.Impossible("a commit without a parent cannot be rebased");
    }
    String tree = session.tree(onto);
    String stand =
        session.commit(
            new NewCommit(
                tree,
                commit.parents().subList(0, 1),
                "Stand-in for a rebase",
                committer,
                committer));
    return merged(
        stand,
        commit.id(),
        result ->
            result.equals(tree)
                ? onto
                : session.commit(
                    new NewCommit(
                        result, List.of(onto), commit.message(), commit.author(), committer)));
  }
}
