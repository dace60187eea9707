package dev.orchestrator.git.sync;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.git.status.RepositoryStatus;
import dev.orchestrator.git.sync.SyncVerdict.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Moves branches forward. Once begun it is not cancelled: git stopped half way through a checkout
 * leaves files of both commits.
 */
final class FastForward {

  /** Outcomes of the checked-out branch that say nothing happened, and that nothing had to. */
  private static final Set<SyncOutcome> QUIET =
      EnumSet.of(
          SyncOutcome.UP_TO_DATE,
          SyncOutcome.AHEAD,
          SyncOutcome.DETACHED,
          SyncOutcome.NO_UPSTREAM,
          SyncOutcome.UPSTREAM_GONE);

  private final CancellationToken never = new CancellationToken();
  private final SyncTools tools;
  private final SyncGit git;
  private final RemoteConfiguration remotes;

  FastForward(SyncTools tools, SyncGit git, RemoteConfiguration remotes) {
    this.tools = tools;
    this.git = git;
    this.remotes = remotes;
  }

  /**
   * The branch that is checked out, with the files; git touches nothing when a file is in the way.
   */
  Verdict currentBranch(RepositoryStatus status) {
    if (tools.cancellation().isCancelled()) {
      return new Verdict(SyncOutcome.ERROR, "interrupted before the branch was moved");
    }
    CommandResult merge =
        git.act(
            remotes,
            never,
            List.of("merge", "--ff-only", "--no-autostash", "--quiet", "@{upstream}"));
    if (merge.isSuccess()) {
      return new Verdict(SyncOutcome.UPDATED, "");
    }
    GitFailure failure = GitFailure.of(merge);
    return failure.kind() == GitFailure.Kind.BLOCKED
        ? new Verdict(SyncOutcome.BLOCKED, "local changes are in the way: " + files(merge))
        : new Verdict(failure.outcome(), failure.reason());
  }

  /** Git lists the files in lines of their own, indented by a tab. */
  private static String files(CommandResult merge) {
    List<String> files =
        merge.errorText().lines().filter(line -> line.startsWith("\t")).map(String::strip).toList();
    String first = files.stream().limit(3).collect(Collectors.joining(", "));
    return files.size() > 3 ? first + " and " + (files.size() - 3) + " more" : first;
  }

  /** A branch that is not checked out: only its ref moves, and only forward. */
  Verdict defaultBranch(String branch, Verdict current) {
    String ref = "refs/heads/" + branch;
    String upstream = text("for-each-ref", "--format=%(upstream)", "--", ref);
    String before = text("rev-parse", "--verify", "--quiet", "--end-of-options", ref);
    String target =
        upstream.isEmpty()
            ? ""
            : text("rev-parse", "--verify", "--quiet", "--end-of-options", upstream);
    if (before.isEmpty() || target.isEmpty() || before.equals(target)) {
      return current;
    }
    if (!git.read(never, "merge-base", "--is-ancestor", before, target).isSuccess()) {
      return unmoved(current, branch, "it has diverged");
    }
    CommandResult move =
        git.act(
            remotes,
            never,
            List.of("fetch", "--quiet", "--no-write-fetch-head", "--", ".", upstream + ":" + ref));
    if (!move.isSuccess()) {
      return unmoved(current, branch, GitFailure.of(move).reason());
    }
    String count = text("rev-list", "--count", before + ".." + target);
    return new Verdict(
        QUIET.contains(current.outcome()) ? SyncOutcome.UPDATED : current.outcome(),
        joined(current.reason(), branch + " was moved by " + count + " commits"));
  }

  private static Verdict unmoved(Verdict current, String branch, String why) {
    return new Verdict(
        current.outcome(), joined(current.reason(), branch + " was not moved: " + why));
  }

  private static String joined(String first, String second) {
    return first.isEmpty() ? second : first + "; " + second;
  }

  private String text(String... arguments) {
    CommandResult result = git.read(never, arguments);
    return result.isSuccess() ? result.outputText().strip() : "";
  }
}
