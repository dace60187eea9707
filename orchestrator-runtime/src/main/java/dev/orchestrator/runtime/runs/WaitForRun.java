package dev.orchestrator.runtime.runs;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.runs.journal.JournalCodec;
import dev.orchestrator.runs.overview.RunOverview;
import dev.orchestrator.runs.overview.RunOverview.IssueLine;
import dev.orchestrator.runs.overview.RunOverviews;
import dev.orchestrator.runs.overview.RunStatus;
import dev.orchestrator.runs.store.RunErrors;
import dev.orchestrator.runs.store.RunFolder;
import dev.orchestrator.runs.store.RunStore;
import dev.orchestrator.runs.timeline.RunFollower;
import dev.orchestrator.runtime.runs.WaitResult.Ended;
import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Waits until issues of a run, or the run itself, come to an end. Woken by the kernel when the
 * journal grows, and reads only what was added to it; looks by itself once a second, because a
 * supervisor that is killed tells nobody.
 */
public final class WaitForRun implements UseCase<WaitRequest, WaitResult> {

  private static final long LONGEST_SLEEP = TimeUnit.SECONDS.toNanos(1);

  private final RunStore runs;
  private final RunOverviews overviews;
  private final LeftStashes stashes;

  /** Reads what {@code runs} keeps. */
  @Inject
  WaitForRun(RunStore runs, RunOverviews overviews, LeftStashes stashes) {
    this.runs = runs;
    this.overviews = overviews;
    this.stashes = stashes;
  }

  /**
   * Returns when what was waited for has ended, when it cannot end any more because nobody has the
   * run, when the time is up, or when cancelled.
   *
   * @throws OrchestratorException {@link RunErrors#RUN_UNKNOWN} when the run was never begun
   */
  @Override
  public WaitResult run(WaitRequest request, RequestContext context) {
    try {
      return await(request, context.cancellation());
    } catch (IOException failed) {
      throw new OrchestratorException(
          RunErrors.SUPERVISION_FAILED,
          "cannot watch the run: " + FileTrouble.words(failed),
          null,
          failed);
    }
  }

  private WaitResult await(WaitRequest request, CancellationToken cancellation) throws IOException {
    RunFolder folder = runs.folder(request.plan());
    RunFollower run =
        new RunFollower(request.plan().project(), folder.journal(), new JournalCodec());
    RunOverview now = look(request, run);
    if (now.run().state() == RunStatus.NEVER) {
      throw new OrchestratorException(
          RunErrors.RUN_UNKNOWN,
          "run '" + request.plan().project() + "' was never started",
          "'orchestrator workers launch' starts it");
    }
    Set<Integer> awaited = awaited(request, now);
    long begin = System.nanoTime();
    long limit = request.timeout().map(Duration::toNanos).orElse(Long.MAX_VALUE);
    try (WatchService watch = folder.path().getFileSystem().newWatchService()) {
      folder.path().register(watch, StandardWatchEventKinds.ENTRY_MODIFY);
      while (!isOver(request, awaited, now) && !cancellation.isCancelled()) {
        long left = limit - (System.nanoTime() - begin);
        if (left <= 0) {
          return result(request, awaited, now, true);
        }
        sleep(watch, Math.min(left, LONGEST_SLEEP));
        now = look(request, run);
      }
    }
    return result(request, awaited, now, false);
  }

  private RunOverview look(WaitRequest request, RunFollower run) {
    boolean supervised = runs.isSupervised(request.plan());
    return overviews.of(request.plan(), run.look().state(), supervised);
  }

  private static Set<Integer> awaited(WaitRequest request, RunOverview now) {
    boolean all = request.issues().isEmpty();
    return now.issues().stream()
        .filter(issue -> all || request.issues().contains(issue.number()))
        .filter(issue -> !(all && request.any()) || !issue.status().settled())
        .map(IssueLine::number)
        .collect(Collectors.toSet());
  }

  private static boolean isOver(WaitRequest request, Set<Integer> awaited, RunOverview now) {
    if (!now.run().state().isLive()) {
      return true;
    }
    if (request.issues().isEmpty() && !request.any()) {
      return false;
    }
    List<IssueLine> issues = of(awaited, now);
    return request.any()
        ? issues.isEmpty() || issues.stream().anyMatch(issue -> issue.status().settled())
        : issues.stream().allMatch(issue -> issue.status().settled());
  }

  private static List<IssueLine> of(Set<Integer> awaited, RunOverview now) {
    return now.issues().stream().filter(issue -> awaited.contains(issue.number())).toList();
  }

  private WaitResult result(
      WaitRequest request, Set<Integer> awaited, RunOverview now, boolean timedOut) {
    List<IssueLine> issues = of(awaited, now);
    return new WaitResult(
        1,
        request.plan().project(),
        now.run().state(),
        timedOut,
        issues.stream()
            .filter(issue -> issue.status().settled())
            .map(issue -> new Ended(issue.number(), issue.title(), issue.status(), issue.reason()))
            .toList(),
        issues.stream().filter(issue -> !issue.status().settled()).map(IssueLine::number).toList(),
        now.run().state().isLive() ? List.of() : leftBehind(request));
  }

  private List<String> leftBehind(WaitRequest request) {
    return stashes.of(runs.state(request.plan())).entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(each -> each.getValue().stream().map(text -> "#" + each.getKey() + ": " + text))
        .toList();
  }

  private static void sleep(WatchService watch, long nanos) {
    try {
      WatchKey woken = watch.poll(nanos, TimeUnit.NANOSECONDS);
      if (woken != null) {
        woken.pollEvents();
        woken.reset();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
