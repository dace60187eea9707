package dev.orchestrator.workers.verification;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.RunEvent;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Looks, beside the first agents, whether what they began at can be built and tested: once for each
 * repository and commit. Where it cannot, nobody else is paid for work that could not be verified.
 * Thread-safe.
 */
public final class BaseVerification {

  private final VerifiedBases bases;
  private final Verifier verifier;
  private final Executor oneByOne;
  private final Consumer<RunEvent> events;
  private final CancellationToken cancellation;
  private final Set<String> begun = ConcurrentHashMap.newKeySet();
  private final Map<String, String> obstacles = new ConcurrentHashMap<>();

  BaseVerification(
      VerifiedBases bases,
      Verifier verifier,
      Executor oneByOne,
      Consumer<RunEvent> events,
      CancellationToken cancellation) {
    this.bases = bases;
    this.verifier = verifier;
    this.oneByOne = oneByOne;
    this.events = events;
    this.cancellation = cancellation;
  }

  /** Why nothing more should be started in a repository; looked at again when it is asked. */
  public Optional<String> obstacle(PlanRepository repository) {
    return Optional.ofNullable(obstacles.get(repository.key()));
  }

  /**
   * Looks at a commit some time soon, unless that was done, or there is nothing to look with.
   *
   * @param folder a worktree that has the files of the commit
   */
  public void begin(RunPlan plan, PlanRepository repository, String commit, Path folder) {
    VerifiedBases.Question question =
        new VerifiedBases.Question(
            repository,
            commit,
            plan.settings().verify().in(repository.key()),
            plan.settings().preparation().command());
    boolean worthIt = verifier.hasSomethingToRun(repository, folder, question.spec());
    if (worthIt && begun.add(repository.key() + "\0" + commit)) {
      oneByOne.execute(() -> look(question));
    }
  }

  private void look(VerifiedBases.Question question) {
    String key = question.repository().key();
    Verdict verdict = bases.verdict(question, cancellation);
    if (cancellation.isCancelled()) {
      return;
    }
    obstacles.remove(key);
    String log = verdict.log().map(file -> "; see " + file).orElse("");
    switch (verdict.outcome()) {
      case COULD_NOT_RUN -> {
        String why =
            "repository '"
                + key
                + "' cannot be built and tested where its issues begin: "
                + verdict.reason()
                + log;
        obstacles.put(key, why);
        begun.remove(key + "\0" + question.commit());
        events.accept(new RunEvent.Noted(Optional.empty(), why + "; no further issue is started"));
      }
      case FAILED ->
          events.accept(
              new RunEvent.Noted(
                  Optional.empty(),
                  "repository '"
                      + key
                      + "' is red where its issues begin, so only new failures count: "
                      + verdict.reason()
                      + log));
      case PASSED, FLAKY -> {
        // as it should be
      }
    }
  }
}
