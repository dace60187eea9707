package dev.orchestrator.git.sync;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.git.status.RepositoryKind;
import dev.orchestrator.git.status.RepositoryStatus;
import dev.orchestrator.git.sync.SyncVerdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks the remote where the upstream branch is now, which changes nothing here or there. Where
 * local changes may be in the way, what the remote has is fetched into a store that is thrown away.
 */
final class SyncForecast {

  private final SyncTools tools;
  private final SyncGit git;
  private final RemoteConfiguration remotes;
  private final Supplier<Map<String, String>> filters;

  /**
   * For one repository.
   *
   * @param filters configuration that keeps its own filters from running
   */
  SyncForecast(
      SyncTools tools,
      SyncGit git,
      RemoteConfiguration remotes,
      Supplier<Map<String, String>> filters) {
    this.tools = tools;
    this.git = git;
    this.remotes = remotes;
    this.filters = filters;
  }

  /** What would be done, and by how many commits as far as is known. */
  record Plan(Verdict verdict, int commits) {
    SyncResult into(SingleSync sync, RepositoryStatus status) {
      return sync.result(status, verdict, commits);
    }
  }

  Plan of(RepositoryStatus status, String remote) {
    if (status.place().kind() == RepositoryKind.BARE) {
      return plan(SyncOutcome.WOULD_UPDATE, "branches would be fetched", 0);
    }
    if (status.head().detached() || status.tracking().upstream().isEmpty()) {
      return new Plan(SyncVerdict.afterFetch(status).orElseThrow(), 0);
    }
    String merged =
        text("config", "--get", "--end-of-options", "branch." + status.head().branch() + ".merge");
    Hosts.Reply reply =
        tools
            .hosts()
            .talk(
                remotes.url(remote),
                () ->
                    git.act(
                        remotes, tools.cancellation(), List.of("ls-remote", "--", remote, merged)));
    if (reply.failure().isPresent()) {
      return plan(reply.failure().get().outcome(), reply.failure().get().reason(), 0);
    }
    String tip = reply.output().split("\\s", 2)[0];
    return tip.isEmpty()
        ? plan(
            SyncOutcome.UPSTREAM_GONE,
            status.tracking().upstream().get() + " does not exist any more",
            0)
        : tried(status, remote, merged, tip).orElseGet(() -> compared(status, tip));
  }

  /** Only where something could be in the way, for the trial fetches what a sync would. */
  private Optional<Plan> tried(RepositoryStatus status, String remote, String branch, String tip) {
    return status.changes().touchFiles() && !status.head().unborn()
        ? new TrialMerge(tools, git, remotes, filters.get()).of(remote, branch, tip)
        : Optional.empty();
  }

  private Plan compared(RepositoryStatus status, String tip) {
    if (has(git, tools.cancellation(), tip)) {
      return distance(git, tools.cancellation(), tip);
    }
    return status.tracking().ahead() > 0
        ? plan(SyncOutcome.DIVERGED, "the remote has new commits, and so has this branch", 0)
        : plan(SyncOutcome.WOULD_UPDATE, "the remote has new commits", 0);
  }

  /** Whether a commit is in the object store that git looks into. */
  static boolean has(SyncGit git, CancellationToken cancellation, String commit) {
    return git.read(cancellation, "rev-parse", "--verify", "--quiet", commit + "^{commit}")
        .isSuccess();
  }

  /** The plan as far as the commits tell. */
  static Plan distance(SyncGit git, CancellationToken cancellation, String tip) {
    CommandResult result =
        git.read(cancellation, "rev-list", "--left-right", "--count", "HEAD..." + tip);
    String[] counts =
        result.isSuccess() ? result.outputText().strip().split("\\s+") : new String[0];
    int ahead = counts.length == 2 ? Integer.parseInt(counts[0]) : 0;
    int behind = counts.length == 2 ? Integer.parseInt(counts[1]) : 0;
    if (ahead > 0) {
      return plan(
          behind > 0 ? SyncOutcome.DIVERGED : SyncOutcome.AHEAD,
          behind > 0
              ? ahead + " commits only here, " + behind + " only there"
              : ahead + " commits to push",
          0);
    }
    return behind > 0
        ? plan(SyncOutcome.WOULD_UPDATE, "", behind)
        : plan(SyncOutcome.UP_TO_DATE, "", 0);
  }

  private String text(String... arguments) {
    CommandResult result = git.read(tools.cancellation(), arguments);
    return result.isSuccess() ? result.outputText().strip() : "";
  }

  private static Plan plan(SyncOutcome outcome, String reason, int commits) {
    return new Plan(new Verdict(outcome, reason), commits);
  }
}
