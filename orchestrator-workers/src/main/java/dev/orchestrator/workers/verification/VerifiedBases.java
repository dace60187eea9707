package dev.orchestrator.workers.verification;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandOutput;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.git.command.GitRunner;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.runs.plan.VerifySpec;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a repository was like before anybody worked on it. A commit is built and tested in a
 * worktree of its own, made for that and removed afterwards. Thread-safe: who asks for a commit
 * that is being looked at waits.
 */
public final class VerifiedBases {

  private static final int DIGITS = 16;
  private static final Duration SETUP_LIMIT = Duration.ofMinutes(15);

  private final Verifier verifier;
  private final TreeGuard trees;
  private final GitRunner git;
  private final CommandRunner runner;
  private final Path folder;
  private final Map<String, Object> locks = new ConcurrentHashMap<>();

  @Inject
  VerifiedBases(Verifier verifier, TreeGuard trees, CommandRunner runner, Workspace workspace) {
    this.verifier = verifier;
    this.trees = trees;
    this.git = new GitRunner(runner);
    this.runner = runner;
    this.folder = workspace.state().resolve("bases");
  }

  /**
   * What a repository was like.
   *
   * @param commit full id
   * @param worktreeSetup the plan's command that makes worktrees fit for work
   */
  public record Question(
      PlanRepository repository, String commit, VerifySpec spec, Optional<String> worktreeSetup) {}

  /** The verdict on a commit; kept like that on any other tree. */
  public Verdict verdict(Question question, CancellationToken cancellation) {
    PlanRepository repository = question.repository();
    String commit = question.commit();
    Optional<String> tree = trees.treeOf(repository.path(), commit, cancellation);
    if (tree.isEmpty()) {
      return Verdict.couldNotRun("git cannot tell the files of commit " + commit);
    }
    String name = VerdictCache.digest(repository.path() + "\0" + commit).substring(0, DIGITS);
    synchronized (locks.computeIfAbsent(name, any -> new Object())) {
      return verifier
          .known(repository, tree.get(), question.spec())
          .orElseGet(() -> look(question, tree.get(), name, cancellation));
    }
  }

  private Verdict look(
      Question question, String tree, String name, CancellationToken cancellation) {
    PlanRepository repository = question.repository();
    Path worktree = folder.resolve(name);
    remove(repository, worktree, cancellation);
    CommandResult added =
        git.write(
            repository.path(),
            cancellation,
            List.of(
                "worktree",
                "add",
                "--detach",
                "--quiet",
                "--",
                worktree.toString(),
                question.commit()));
    if (!added.isSuccess()) {
      return Verdict.couldNotRun(
          "no worktree of its base can be made: " + GitRunner.complaint(added));
    }
    try {
      Path logs = Files.createDirectories(folder.resolve(name + "-logs"));
      Optional<String> unready = setUp(question, worktree, logs, cancellation);
      return unready.isPresent()
          ? Verdict.couldNotRun(unready.get())
          : verifier.verify(
              new VerificationRequest(
                  repository,
                  worktree,
                  tree,
                  question.spec(),
                  question.worktreeSetup(),
                  logs,
                  Map.of()),
              cancellation);
    } catch (IOException unwritable) {
      return Verdict.couldNotRun("its log cannot be written: " + unwritable.getMessage());
    } finally {
      remove(repository, worktree, new CancellationToken());
    }
  }

  private Optional<String> setUp(
      Question question, Path worktree, Path logs, CancellationToken cancellation) {
    if (question.worktreeSetup().isEmpty()) {
      return Optional.empty();
    }
    Path log = logs.resolve("worktree-setup.log");
    CommandResult result =
        runner.run(
            Command.capturing(
                    List.of("sh", "-c", question.worktreeSetup().get()), worktree, SETUP_LIMIT)
                .withEnvironment(
                    Map.of(
                        "ORCHESTRATOR_WORKTREE", worktree.toString(),
                        "ORCHESTRATOR_REPOSITORY", question.repository().path().toString()))
                .withOutput(new CommandOutput.ToLog(log)),
            cancellation);
    return result.isSuccess()
        ? Optional.empty()
        : Optional.of("worktree_setup " + result.end().words() + "; see " + log);
  }

  private void remove(PlanRepository repository, Path worktree, CancellationToken cancellation) {
    if (Files.exists(worktree)) {
      git.write(
          repository.path(),
          cancellation,
          List.of("worktree", "remove", "--force", "--", worktree.toString()));
    }
  }
}
