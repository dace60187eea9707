package dev.orchestrator.git.sync;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.LockFile;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.exec.command.CommandEnd;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.git.status.RepositoryKind;
import dev.orchestrator.git.status.RepositoryStatus;
import dev.orchestrator.git.sync.SyncVerdict.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The sync of one repository. */
final class SingleSync {

  private final SyncTools tools;
  private final Repository repository;
  private final SyncLog log = new SyncLog();
  private final long start = System.nanoTime();

  SingleSync(SyncTools tools, Repository repository) {
    this.tools = tools;
    this.repository = repository;
  }

  SyncResult run() {
    try {
      boolean there = Files.exists(repository.local(), LinkOption.NOFOLLOW_LINKS);
      return there ? existing() : missing();
    } catch (IOException | OrchestratorException unexpected) {
      return result(new Verdict(SyncOutcome.ERROR, String.valueOf(unexpected.getMessage())));
    }
  }

  private SyncResult missing() throws IOException {
    if (!tools.options().cloneMissing()) {
      return result(
          new Verdict(
              SyncOutcome.MISSING,
              "nothing is at " + repository.local() + "; --clone makes it from its remote"));
    }
    if (repository.hosting().remote().isBlank()) {
      return result(new Verdict(SyncOutcome.NO_REMOTE, "the registry has no remote to clone from"));
    }
    return tools.options().mode() == SyncOptions.Mode.DRY_RUN
        ? result(new Verdict(SyncOutcome.WOULD_UPDATE, "would be cloned"))
        : result(new CloneIntoPlace(tools, repository, log).run());
  }

  private SyncResult existing() throws IOException {
    RepositoryStatus before = look();
    Optional<Verdict> unfit = SyncVerdict.beforeFetch(before);
    if (unfit.isPresent()) {
      return result(before, unfit.get(), 0);
    }
    SyncGit git = tools.gitIn(repository.local().toRealPath(), log);
    CommandResult configuration =
        git.read(tools.cancellation(), "config", "-z", "--get-regexp", RemoteConfiguration.PATTERN);
    if (!answered(configuration)) {
      return unanswered(before, configuration);
    }
    RemoteConfiguration remotes = RemoteConfiguration.parse(configuration.outputText());
    Optional<String> remote = remotes.forBranch(before.head().branch());
    if (remote.isEmpty()) {
      return result(before, new Verdict(SyncOutcome.NO_REMOTE, "it has no remote"), 0);
    }
    return tools.options().mode() == SyncOptions.Mode.DRY_RUN
        ? new SyncForecast(tools, git, remotes, this::filters)
            .of(before, remote.get())
            .into(this, before)
        : locked(git, remotes, before, remote.get());
  }

  /** git config exits with 1 where nothing matches; what was cut short says nothing of remotes. */
  private static boolean answered(CommandResult configuration) {
    return configuration.isSuccess()
        || configuration.end() instanceof CommandEnd.Exited exited && exited.status() == 1;
  }

  private SyncResult unanswered(RepositoryStatus before, CommandResult result) {
    GitFailure failure = GitFailure.of(result);
    return result(before, new Verdict(failure.outcome(), failure.reason()), 0);
  }

  /** All worktrees of a repository share its refs, so they share the lock as well. */
  private SyncResult locked(
      SyncGit git, RemoteConfiguration remotes, RepositoryStatus before, String remote)
      throws IOException {
    CommandResult common =
        git.read(tools.cancellation(), "rev-parse", "--path-format=absolute", "--git-common-dir");
    if (!common.isSuccess()) {
      return unanswered(before, common);
    }
    String id =
        UUID.nameUUIDFromBytes(common.outputText().strip().getBytes(StandardCharsets.UTF_8))
            .toString();
    Path file = tools.workspace().locks().resolve("sync-" + id + ".lock");
    Optional<LockFile> lock = LockFile.acquire(file, tools.options().timeout());
    if (lock.isEmpty()) {
      return result(before, new Verdict(SyncOutcome.BUSY, "another sync is at work in it"), 0);
    }
    try (LockFile held = lock.get()) {
      return fetched(git, remotes, before, remote);
    }
  }

  private SyncResult fetched(
      SyncGit git, RemoteConfiguration remotes, RepositoryStatus before, String remote) {
    String refs = before.place().kind() == RepositoryKind.BARE ? refs(git) : "";
    Optional<GitFailure> failure = fetch(git, remotes, remote);
    if (failure.isPresent()) {
      return result(before, new Verdict(failure.get().outcome(), failure.get().reason()), 0);
    }
    if (tools.options().mode() == SyncOptions.Mode.FETCH) {
      return result(before, new Verdict(SyncOutcome.UP_TO_DATE, "fetched"), 0);
    }
    if (before.place().kind() == RepositoryKind.BARE) {
      boolean same = refs.equals(refs(git));
      SyncOutcome outcome = same ? SyncOutcome.UP_TO_DATE : SyncOutcome.UPDATED;
      return result(before, new Verdict(outcome, same ? "" : "branches were fetched"), 0);
    }
    return moved(git, remotes);
  }

  private SyncResult moved(SyncGit git, RemoteConfiguration remotes) {
    RepositoryStatus after = look();
    FastForward fastForward = new FastForward(tools, git, remotes);
    Optional<Verdict> settled =
        SyncVerdict.beforeFetch(after).or(() -> SyncVerdict.afterFetch(after));
    Verdict verdict = settled.orElseGet(() -> fastForward.currentBranch(after));
    boolean other = !after.head().branch().equals(repository.hosting().defaultBranch());
    if (tools.options().defaultBranch() && other) {
      verdict = fastForward.defaultBranch(repository.hosting().defaultBranch(), verdict);
    }
    return result(after, verdict, settled.isEmpty() ? after.tracking().behind() : 0);
  }

  private Optional<GitFailure> fetch(SyncGit git, RemoteConfiguration remotes, String remote) {
    List<String> arguments = new ArrayList<>(List.of("fetch", "--quiet"));
    if (tools.options().prune() && remotes.canPrune(remote)) {
      arguments.add("--prune");
    }
    arguments.addAll(List.of("--", remote));
    return tools
        .hosts()
        .talk(remotes.url(remote), () -> git.act(remotes, tools.cancellation(), arguments))
        .failure();
  }

  private String refs(SyncGit git) {
    return git.read(tools.cancellation(), "for-each-ref").outputText();
  }

  private Map<String, String> filters() {
    return tools.scanner().withoutFilters(repository, tools.options().timeout());
  }

  private RepositoryStatus look() {
    Duration patience = tools.options().timeout();
    return tools.scanner().look(repository, patience);
  }

  SyncResult result(RepositoryStatus status, Verdict verdict, int commits) {
    boolean moved =
        verdict.outcome() == SyncOutcome.UPDATED || verdict.outcome() == SyncOutcome.WOULD_UPDATE;
    return result(
        verdict, status.head().branch(), status.tracking().upstream(), moved ? commits : 0);
  }

  private SyncResult result(Verdict verdict) {
    return result(verdict, "", Optional.empty(), 0);
  }

  private SyncResult result(
      Verdict verdict, String branch, Optional<String> upstream, int commits) {
    return new SyncResult(
        repository.name(),
        repository.local().toString(),
        verdict.outcome(),
        branch,
        upstream,
        commits,
        verdict.reason(),
        log.isEmpty() ? Optional.empty() : tools.logs().write(repository.name(), log.text()),
        Duration.ofNanos(System.nanoTime() - start).toMillis());
  }
}
