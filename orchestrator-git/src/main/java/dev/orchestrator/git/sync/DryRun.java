package dev.orchestrator.git.sync;

import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.git.status.RepositoryKind;
import dev.orchestrator.git.status.RepositoryStatus;
import dev.orchestrator.git.sync.SyncVerdict.Verdict;
import java.util.List;

/** Asks the remote where the upstream branch is now, which changes nothing here or there. */
final class DryRun {

  private final SyncTools tools;
  private final SyncGit git;
  private final Remotes remotes;

  DryRun(SyncTools tools, SyncGit git, Remotes remotes) {
    this.tools = tools;
    this.git = git;
    this.remotes = remotes;
  }

  /** What would be done, and by how many commits as far as is known. */
  record Plan(Verdict verdict, int commits) {
    SyncResult into(SingleSync sync, RepositoryStatus status) {
      return sync.result(status, verdict, commits);
    }
  }

  Plan of(RepositoryStatus status, String remote) {
    if (status.kind() == RepositoryKind.BARE) {
      return plan(SyncOutcome.WOULD_UPDATE, "branches would be fetched", 0);
    }
    if (status.detached() || status.upstream().isEmpty()) {
      return new Plan(SyncVerdict.afterFetch(status).orElseThrow(), 0);
    }
    String merged =
        text("config", "--get", "--end-of-options", "branch." + status.branch() + ".merge");
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
        ? plan(SyncOutcome.UPSTREAM_GONE, status.upstream().get() + " does not exist any more", 0)
        : compared(status, tip);
  }

  private Plan compared(RepositoryStatus status, String tip) {
    boolean here = !text("rev-parse", "--verify", "--quiet", tip + "^{commit}").isEmpty();
    if (!here) {
      return status.ahead() > 0
          ? plan(SyncOutcome.DIVERGED, "the remote has new commits, and so has this branch", 0)
          : plan(SyncOutcome.WOULD_UPDATE, "the remote has new commits", 0);
    }
    String[] counts = text("rev-list", "--left-right", "--count", "HEAD..." + tip).split("\\s+");
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
