package dev.orchestrator.git.sync;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.git.sync.SyncVerdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out what a fast-forward would meet in the working tree by having git try it on copies of
 * the index and of the object store. Neither the repository nor the working tree changes, and no
 * filter runs that only the repository's own configuration names.
 */
final class TrialMerge {

  /** Git's own words name one file each, between quotes. */
  private static final Pattern FILE = Pattern.compile("'([^'\n]+)'");

  private final SyncTools tools;
  private final SyncGit git;
  private final RemoteConfiguration remotes;
  private final Map<String, String> filters;

  /**
   * For one repository.
   *
   * @param filters configuration that keeps its filters from running
   */
  TrialMerge(
      SyncTools tools, SyncGit git, RemoteConfiguration remotes, Map<String, String> filters) {
    this.tools = tools;
    this.git = git;
    this.remotes = remotes;
    this.filters = filters;
  }

  /** What the remote has, and what that means here; empty where it could not be tried. */
  Optional<SyncForecast.Plan> of(String remote, String branch, String tip) {
    try (ScratchStore scratch = ScratchStore.of(path("index"), path("objects"))) {
      SyncGit trial = git.with(filters, scratch.variables());
      if (!SyncForecast.has(trial, tools.cancellation(), tip) && !fetched(trial, remote, branch)) {
        return Optional.empty();
      }
      return Optional.of(plan(trial, tip));
    } catch (IOException noRoom) {
      return Optional.empty();
    }
  }

  private Path path(String of) throws IOException {
    CommandResult path =
        git.read(tools.cancellation(), "rev-parse", "--path-format=absolute", "--git-path", of);
    if (!path.isSuccess()) {
      throw new IOException(GitFailure.of(path).reason());
    }
    return Path.of(path.outputText().stripTrailing());
  }

  /** Into the copy, and without a trace in the refs. */
  private boolean fetched(SyncGit trial, String remote, String branch) {
    List<String> fetch =
        List.of(
            "fetch",
            "--quiet",
            "--no-tags",
            "--no-write-fetch-head",
            "--refmap=",
            "--",
            remote,
            branch);
    return tools
        .hosts()
        .talk(remotes.url(remote), () -> trial.act(remotes, tools.cancellation(), fetch))
        .failure()
        .isEmpty();
  }

  private SyncForecast.Plan plan(SyncGit trial, String tip) {
    CancellationToken cancellation = tools.cancellation();
    SyncForecast.Plan plan = SyncForecast.distance(trial, cancellation, tip);
    if (plan.verdict().outcome() != SyncOutcome.WOULD_UPDATE) {
      return plan;
    }
    trial.act(remotes, cancellation, List.of("update-index", "-q", "--refresh"));
    CommandResult merge =
        trial.act(
            remotes, cancellation, List.of("read-tree", "--dry-run", "-m", "-u", "HEAD", tip));
    return merge.isSuccess() || GitFailure.of(merge).kind() != GitFailure.Kind.BLOCKED
        ? plan
        : new SyncForecast.Plan(
            new Verdict(
                SyncOutcome.BLOCKED, "local changes are in the way: " + file(merge.errorText())),
            0);
  }

  private static String file(String complaint) {
    Matcher file = FILE.matcher(complaint);
    return file.find() ? file.group(1) : GitFailure.said(complaint).reason();
  }
}
