package dev.orchestrator.git.base;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.git.merge.Identity;
import dev.orchestrator.git.merge.MergeSession;
import dev.orchestrator.git.merge.Merges;
import dev.orchestrator.git.worktree.Worktrees;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks git. */
final class GitBases implements Bases {

  private static final String LOCAL = "refs/heads/";
  private static final String REMOTE = "refs/remotes/origin/";
  private static final int TOLD_COMMITS = 1000;
  private static final int TOLD_SUBJECTS = 10;
  private static final int TOLD_FILES = 20;

  private final CommandRunner runner;
  private final Merges merges;
  private final Clock clock;
  private final BaseFetch fetch;

  @Inject
  GitBases(CommandRunner runner, Merges merges, HostEnvironment environment, Clock clock) {
    this.runner = runner;
    this.merges = merges;
    this.clock = clock;
    this.fetch = new BaseFetch(runner, environment, clock);
  }

  @Override
  public void refresh(
      Path repository, String defaultBranch, Duration atMostOld, CancellationToken cancellation) {
    fetch.refresh(repository, defaultBranch, atMostOld, cancellation);
  }

  @Override
  public BaseBranch branch(Path repository, String defaultBranch, CancellationToken cancellation) {
    BaseGit git = in(repository, cancellation);
    Map<String, String> commits = new HashMap<>();
    for (String line :
        git.lines(
            List.of(
                "for-each-ref",
                "--format=%(objectname) %(refname)",
                "--",
                LOCAL + defaultBranch,
                REMOTE + defaultBranch))) {
      commits.put(line.substring(line.indexOf(' ') + 1), line.substring(0, line.indexOf(' ')));
    }
    Optional<String> remote = Optional.ofNullable(commits.get(REMOTE + defaultBranch));
    Optional<String> local = Optional.ofNullable(commits.get(LOCAL + defaultBranch));
    if (remote.isEmpty()) {
      return local
          .map(commit -> new BaseBranch(defaultBranch, commit, Optional.empty(), 0, failure(git)))
          .orElseThrow(() -> none(repository, defaultBranch));
    }
    return new BaseBranch(
        "origin/" + defaultBranch,
        remote.get(),
        BaseFetch.common(git).flatMap(BaseFetch::last),
        local.map(commit -> ahead(git, commit, remote.get())).orElse(0),
        failure(git));
  }

  private Optional<String> failure(BaseGit git) {
    return BaseFetch.common(git).flatMap(fetch::failure);
  }

  private static int ahead(BaseGit git, String local, String remote) {
    if (local.equals(remote)) {
      return 0;
    }
    return git.text(List.of("rev-list", "--count", "--end-of-options", remote + ".." + local))
        .map(Integer::parseInt)
        .orElse(0);
  }

  private static OrchestratorException none(Path repository, String branch) {
    return new OrchestratorException(
        Worktrees.BASE_BRANCH_MISSING,
        "%s has neither a branch 'origin/%s' nor '%s' to start from"
            .formatted(repository, branch, branch),
        "set default_branch in the plan or in config/repos.json");
  }

  @Override
  public Lineage lineage(
      Path repository, String base, List<Tip> tips, CancellationToken cancellation) {
    return new LineageReader(
            in(repository, cancellation), () -> merges.open(repository, base, cancellation), base)
        .of(tips);
  }

  @Override
  public Optional<String> head(Path repository, String branch, CancellationToken cancellation) {
    return in(repository, cancellation)
        .text(List.of("rev-parse", "--verify", "--quiet", "--end-of-options", LOCAL + branch));
  }

  @Override
  public boolean contains(
      Path repository, String commit, Collection<String> others, CancellationToken cancellation) {
    List<String> arguments = new ArrayList<>(List.of("rev-list", "--max-count=1"));
    arguments.addAll(others);
    arguments.add("^" + commit);
    return in(repository, cancellation).text(arguments).filter(String::isEmpty).isPresent();
  }

  @Override
  public Set<String> containedIn(
      Path repository, String commit, Collection<String> others, CancellationToken cancellation) {
    if (others.isEmpty()) {
      return Set.of();
    }
    List<String> arguments = new ArrayList<>(List.of("rev-list"));
    arguments.addAll(others);
    arguments.add("^" + commit);
    return in(repository, cancellation)
        .text(arguments)
        .map(
            outside -> {
              Set<String> inside = new HashSet<>(others);
              outside.lines().forEach(inside::remove);
              return inside;
            })
        .orElseGet(
            () ->
                others.stream()
                    .filter(one -> contains(repository, commit, List.of(one), cancellation))
                    .collect(Collectors.toSet()));
  }

  @Override
  public CommitSummary contribution(
      Path repository, String tip, Collection<String> without, CancellationToken cancellation) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-c",
                "core.quotePath=false",
                "log",
                "--no-show-signature",
                "--no-merges",
                "--max-count=" + TOLD_COMMITS,
                "--name-only",
                "--no-renames",
                "--format=%x01%s",
                tip));
    without.forEach(commit -> arguments.add("^" + commit));
    arguments.add("--");
    CommandResult log = in(repository, cancellation).read(arguments);
    return log.isSuccess() ? contribution(log.outputText()) : CommitSummary.NONE;
  }

  private static CommitSummary contribution(String log) {
    List<String> lines = log.lines().filter(line -> !line.isEmpty()).toList();
    List<String> subjects =
        lines.stream()
            .filter(line -> line.startsWith("\u0001"))
            .map(line -> line.substring(1))
            .toList();
    List<String> files =
        lines.stream().filter(line -> !line.startsWith("\u0001")).distinct().sorted().toList();
    return new CommitSummary(
        subjects.subList(0, Math.min(TOLD_SUBJECTS, subjects.size())),
        subjects.size(),
        files.subList(0, Math.min(TOLD_FILES, files.size())),
        files.size());
  }

  @Override
  public Join join(
      Path repository, List<String> heads, String message, CancellationToken cancellation) {
    if (heads.size() == 1) {
      return new Join(heads.get(0), List.of(), Set.of());
    }
    try (MergeSession session = merges.open(repository, heads.get(0), cancellation)) {
      return new HeadJoin(session, Identity.orchestrator(clock.instant()), message).of(heads);
    }
  }

  @Override
  public void beginMerge(Path worktree, List<String> commits, CancellationToken cancellation) {
    new WorktreeMerge(in(worktree, cancellation)).begin(commits);
  }

  @Override
  public MergeReview review(
      Path worktree,
      String base,
      List<String> commits,
      Collection<String> paths,
      CancellationToken cancellation) {
    return new WorktreeMerge(in(worktree, cancellation)).review(base, commits, paths);
  }

  @Override
  public String difference(
      Path repository,
      String from,
      String to,
      Collection<String> paths,
      int most,
      CancellationToken cancellation) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--literal-pathspecs",
                "-c",
                "core.quotePath=false",
                "diff",
                "--no-ext-diff",
                "--no-textconv",
                from,
                to,
                "--"));
    arguments.addAll(paths);
    String text = in(repository, cancellation).text(arguments).orElse("");
    return text.length() <= most ? text : text.substring(0, most) + "\n[...]";
  }

  private BaseGit in(Path repository, CancellationToken cancellation) {
    return new BaseGit(runner, repository, cancellation);
  }
}
