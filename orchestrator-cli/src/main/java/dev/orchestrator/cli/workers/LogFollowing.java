package dev.orchestrator.cli.workers;

import dev.orchestrator.agents.logs.AttemptLog;
import dev.orchestrator.agents.logs.AttemptLogs;
import dev.orchestrator.agents.logs.LogSubject;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Assignment;
import dev.orchestrator.runs.timeline.RunFollower;
import dev.orchestrator.runs.timeline.RunTimeline;
import dev.orchestrator.workers.supervisor.Runs;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** Prints the log of an attempt and, when it is followed, of those that come after it. */
final class LogFollowing {

  private static final long PAUSE_MILLIS = 200;

  private final RunFollower run;
  private final AttemptLogs logs;
  private final Runs runs;
  private final RunPlan plan;
  private final LogSubject subject;
  private final LogPrinter printer;
  private final CancellationToken cancellation;
  private boolean waited;

  LogFollowing(
      RunFollower run,
      AttemptLogs logs,
      Runs runs,
      RunPlan plan,
      LogSubject subject,
      LogPrinter printer,
      CancellationToken cancellation) {
    this.run = run;
    this.logs = logs;
    this.runs = runs;
    this.plan = plan;
    this.subject = subject;
    this.printer = printer;
    this.cancellation = cancellation;
  }

  /** The logs there are now. */
  List<AttemptLog> look() {
    return logs.of(subject, plan, run.look());
  }

  /** Prints one log as far as it is written. */
  void show(AttemptLog log, int of) {
    head(log, of);
    printer.begin(log.file(), logs.open(log, plan)).finish();
    printer.flush();
  }

  /**
   * Prints logs as they grow.
   *
   * @param only the one attempt to follow; otherwise the last one and all that come after it
   * @return the exit status
   */
  int follow(Optional<Integer> only) {
    int next = only.orElse(Math.max(1, look().size()));
    boolean more = true;
    while (more && await(next)) {
      print(next++);
      more = only.isEmpty();
    }
    return cancellation.isCancelled() ? ExitStatus.INTERRUPTED : ExitStatus.DONE;
  }

  /** Waits until an attempt has a log, or none will come. */
  private boolean await(int number) {
    while (true) {
      RunTimeline now = run.look();
      List<AttemptLog> all = logs.of(subject, plan, now);
      if (all.size() >= number && hasBegun(all.get(number - 1))) {
        return true;
      }
      if (all.size() < number && nothingMoreCan(now)) {
        return false;
      }
      if (!waited) {
        waited = true;
        printer.remark("waiting for attempt " + number + " of " + subject.words());
      }
      if (!pause()) {
        return false;
      }
    }
  }

  private static boolean hasBegun(AttemptLog log) {
    return log.isOver() || Files.exists(log.file());
  }

  private boolean nothingMoreCan(RunTimeline now) {
    return subject.isOver(plan, now.state()) || !runs.isSupervised(plan);
  }

  private void print(int number) {
    List<AttemptLog> all = look();
    AttemptLog log = all.get(number - 1);
    head(log, all.size());
    LogPrinter.Printing printing = printer.begin(log.file(), logs.open(log, plan));
    while (Files.exists(log.file()) && !isOver(number)) {
      printing.readOn();
      if (!printer.flush() || !pause()) {
        return;
      }
    }
    if (Files.exists(log.file())) {
      printing.finish();
      printer.flush();
    }
    waited = false;
    end(look().get(number - 1));
  }

  private boolean isOver(int number) {
    return look().get(number - 1).isOver() || !runs.isSupervised(plan);
  }

  private void head(AttemptLog log, int of) {
    Assignment who = log.span().assignment();
    printer.remark(
        "-- #"
            + who.issue()
            + " "
            + who.stage()
            + ", attempt "
            + log.number()
            + (log.number() < of ? " of " + of : "")
            + ", worker "
            + who.worker()
            + " --");
  }

  private void end(AttemptLog log) {
    log.span()
        .end()
        .map(AttemptEnd::describe)
        .ifPresent(text -> printer.remark("-- ended: " + PlainText.visible(text) + " --"));
  }

  private boolean pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
    return !cancellation.isCancelled();
  }
}
