package dev.orchestrator.cli.build;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.ProgressLine;
import dev.orchestrator.core.concurrent.DaemonThreads;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.exec.run.PlannedRun;
import dev.orchestrator.exec.run.RunResult;
import dev.orchestrator.runtime.build.WorkWatcher;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;

/**
 * Shows on standard error how far runs have come: a line of progress on a terminal, and the output
 * of repositories where that was asked for.
 */
final class RunDisplay implements WorkWatcher, AutoCloseable {

  private final Output output;
  private final RunOptions.Show show;
  private final String doing;
  private final Approvals approvals;
  private final ProgressLine progress;
  private final Map<String, LogFollower> followed = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(new DaemonThreads("log-follower"));

  private final Optional<ScheduledFuture<?>> following;

  RunDisplay(Output output, RunOptions.Show show, String doing, Approvals approvals) {
    this.output = output;
    this.show = show;
    this.doing = doing;
    this.approvals = approvals;
    this.progress = output.progress();
    this.following =
        show == RunOptions.Show.stream
            ? Optional.of(timer.scheduleWithFixedDelay(this::follow, 100, 100, MILLISECONDS))
            : Optional.empty();
  }

  @Override
  public List<PlannedRun> approve(List<PlannedRun> runs) {
    return approvals.ask(runs);
  }

  @Override
  public void begins(List<PlannedRun> runs) {
    progress.begins(doing, runs.size());
  }

  private void follow() {
    followed.values().forEach(LogFollower::follow);
  }

  @Override
  public void started(PlannedRun run) {
    if (show == RunOptions.Show.stream) {
      followed.put(run.repository().name(), follower(run));
    }
  }

  @Override
  public void ended(PlannedRun run, RunResult result) {
    progress.stepDone();
    LogFollower follower = followed.remove(result.repo());
    if (follower != null) {
      follower.finish();
    } else if (show == RunOptions.Show.grouped && !result.logFile().isEmpty()) {
      progress.close();
      output.remark("== " + PlainText.visible(result.repo()) + ": " + result.outcome());
      follower(run).finish();
    }
  }

  private LogFollower follower(PlannedRun run) {
    String prefix =
        show == RunOptions.Show.stream ? PlainText.visible(run.repository().name()) + " | " : "";
    return new LogFollower(run.log(), line -> output.remark(prefix + line));
  }

  @Override
  public void close() {
    following.ifPresent(future -> future.cancel(false));
    timer.shutdownNow();
    progress.close();
  }
}
