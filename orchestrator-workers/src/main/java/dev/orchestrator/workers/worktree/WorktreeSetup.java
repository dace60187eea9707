package dev.orchestrator.workers.worktree;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.file.AtomicFile;
import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandOutput;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.exec.process.EnvironmentMarker;
import dev.orchestrator.exec.process.ProcessRoot;
import dev.orchestrator.exec.process.ProcessTree;
import dev.orchestrator.git.worktree.Worktree;
import dev.orchestrator.git.worktree.Worktrees;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.store.RunFolder;
import dev.orchestrator.workers.consent.SetupConsent;
import dev.orchestrator.workers.scope.RunScope;
import dev.orchestrator.workers.scope.RunSite;
import dev.orchestrator.workers.verification.BaseVerification;
import dev.orchestrator.workers.verification.FolderSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes a new worktree fit for work, once: copies or links the files its repository names in {@code
 * .worktreeinclude}, and runs the plan's {@code worktree_setup}. That command is the user's own,
 * out of the user's own file; scripts of the repository that it names must be those that somebody
 * agreed to.
 */
public final class WorktreeSetup {

  private static final Duration LIMIT = Duration.ofMinutes(15);
  private static final int NAMED = 5;

  /** By this variable a setup is found that outlived the supervisor which started it. */
  private static final String MARKER = "ORCHESTRATOR_WORKTREE_SETUP";

  private static final Duration GRACE = Duration.ofSeconds(2);

  private final RunFolder folder;
  private final CancellationToken cancellation;
  private final ProcessTree processes = ProcessTree.ofThisMachine();
  private final Worktrees worktrees;
  private final SetupConsent consent;
  private final FolderSetup dependencies;
  private final BaseVerification bases;
  private final CommandRunner runner;
  private final Consumer<RunEvent> events;

  /** Setups end with the scope; remarks are told to {@code events}. */
  public WorktreeSetup(
      RunScope scope,
      Worktrees worktrees,
      SetupConsent consent,
      FolderSetup dependencies,
      BaseVerification bases,
      CommandRunner runner,
      Consumer<RunEvent> events) {
    this.folder = scope.site().folder();
    this.cancellation = scope.cancellation();
    this.dependencies = dependencies;
    this.bases = bases;
    this.events = events;
    this.worktrees = worktrees;
    this.consent = consent;
    this.runner = runner;
  }

  /**
   * Sets the worktree up unless that was done.
   *
   * @param attempt for which it is done; who stops the attempt stops this too
   * @throws IOException when it fails, naming the log
   */
  public void ready(RunPlan plan, Issue issue, Worktree worktree, AttemptId attempt)
      throws IOException {
    Path done = folder.setupMark(issue.number());
    Optional<String> command = plan.settings().preparation().command();
    String doneFor = worktree.folder() + "\n" + command.orElse("") + "\n";
    boolean fresh = worktree.start() != Worktree.Start.REUSED;
    PlanRepository repository = plan.repositoryOf(issue);
    Optional<String> obstacle = bases.obstacle(repository);
    if (fresh || obstacle.isPresent()) {
      bases.begin(plan, repository, worktree.head(), worktree.folder());
    }
    if (obstacle.isPresent()) {
      throw new IOException(obstacle.get());
    }
    if (!fresh && Files.exists(done) && RegularFile.text(done).equals(doneFor)) {
      if (command.isEmpty()) {
        install(repository, issue, worktree.folder());
      }
      return;
    }
    submodules(plan, issue, worktree.folder());
    worktrees.include(
        repository.path(),
        worktree.folder(),
        plan.settings().preparation().included(),
        cancellation);
    if (command.isPresent()) {
      consent.require(repository, command.get(), worktree.folder(), worktree.head());
      endWhatIsLeftIn(worktree.folder());
      run(command.get(), issue, repository, worktree.folder(), attempt);
      AtomicFile.write(done, doneFor);
    } else {
      Files.createDirectories(done.getParent());
      Files.writeString(done, doneFor);
      install(repository, issue, worktree.folder());
    }
  }

  private void submodules(RunPlan plan, Issue issue, Path worktree) {
    List<String> empty = worktrees.emptySubmodules(worktree, cancellation);
    if (empty.isEmpty()) {
      return;
    }
    if (plan.settings().preparation().submodules()) {
      worktrees.fillSubmodules(worktree, cancellation);
    } else {
      String remark =
          "submodules are empty: %s; \"submodules\": true in the plan fills them"
              .formatted(String.join(", ", empty.subList(0, Math.min(NAMED, empty.size()))));
      events.accept(new RunEvent.Noted(Optional.of(issue.number()), remark));
    }
  }

  /**
   * An agent may be able to do without, or mend it; whether the base can be built is judged apart.
   */
  private void install(PlanRepository repository, Issue issue, Path worktree) {
    dependencies
        .ready(repository, worktree, folder.setupLog(issue.number()), cancellation)
        .map(
            why ->
                new RunEvent.Noted(
                    Optional.of(issue.number()), why + "; see " + folder.setupLog(issue.number())))
        .ifPresent(events);
  }

  /** One that was begun by a supervisor that was killed: two in one worktree spoil each other. */
  private void endWhatIsLeftIn(Path worktree) {
    EnvironmentMarker marker = new EnvironmentMarker(MARKER, worktree.toString());
    processes.stop(new ProcessRoot(Optional.empty(), Optional.of(marker)), GRACE);
  }

  private void run(
      String line, Issue issue, PlanRepository repository, Path worktree, AttemptId attempt)
      throws IOException {
    Path log = folder.setupLog(issue.number());
    Files.createDirectories(log.getParent());
    CommandResult result =
        runner.run(
            Command.capturing(List.of("sh", "-c", line), worktree, LIMIT)
                .withEnvironment(
                    Map.of(
                        MARKER,
                        worktree.toString(),
                        RunSite.MARKER,
                        attempt.value(),
                        "ORCHESTRATOR_WORKTREE",
                        worktree.toString(),
                        "ORCHESTRATOR_REPOSITORY",
                        repository.path().toString(),
                        "ORCHESTRATOR_ISSUE",
                        Integer.toString(issue.number())))
                .withOutput(new CommandOutput.ToLog(log)),
            cancellation);
    if (!result.isSuccess()) {
      throw new IOException("worktree_setup '" + line + "' failed, see " + log);
    }
  }
}
