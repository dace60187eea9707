package dev.orchestrator.workers.notification;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.concurrent.DaemonThreads;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.AtomicFile;
import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.runs.plan.NotifySpec;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.timeline.RunFollower;
import dev.orchestrator.runs.timeline.RunTimeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Tells people of a run while it is supervised, on a thread of its own: the supervisor waits for
 * nothing but, at the very end and for a limited time, for what is still to be told. It reads the
 * journal like everybody else, from where the supervisor before it stopped telling.
 */
public final class Notifier implements AutoCloseable {

  private final Rhythm rhythm;
  private final RunFollower journal;
  private final Path memory;
  private final Told unlessRemembered;
  private final String workspace;
  private final Channels channels;
  private final Consumer<String> complaints;
  private final CancellationToken stop = new CancellationToken();
  private final Set<String> broken = new HashSet<>();
  private final AtomicBoolean due = new AtomicBoolean();
  private final JsonCodec codec = new JsonCodec();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(new DaemonThreads("notifications"));
  private volatile RunPlan plan;

  /**
   * How long it waits.
   *
   * @param gathering how long after the first thing it waits for more, to tell them together
   * @param apart the shortest time between two notifications
   * @param patience how long the end of a supervisor waits for what is still to be told
   */
  record Rhythm(Duration gathering, Duration apart, Duration patience) {
    static final Rhythm USUAL =
        new Rhythm(Duration.ofSeconds(2), Duration.ofMinutes(1), Duration.ofSeconds(25));
  }

  Notifier(
      Rhythm rhythm,
      RunPlan plan,
      RunFollower journal,
      Path memory,
      long knownBefore,
      String workspace,
      Channels channels,
      Consumer<String> complaints) {
    this.rhythm = rhythm;
    this.plan = plan;
    this.journal = journal;
    this.memory = memory;
    this.unlessRemembered = new Told(1, knownBefore, Map.of());
    this.workspace = workspace;
    this.channels = channels;
    this.complaints = complaints;
  }

  /** Something was written into the journal; called by the supervisor, costs it nothing. */
  public void onChange(RunPlan inForce) {
    plan = inForce;
    if (!plan.notifications().isEmpty() && due.compareAndSet(false, true)) {
      tellAfter(rhythm.gathering());
    }
  }

  /** Tells what is still to be told, and gives up on channels that take too long. */
  @Override
  public void close() {
    try {
      if (!plan.notifications().isEmpty()) {
        thread.submit(this::tell).get(rhythm.patience().toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (TimeoutException | ExecutionException unfinished) {
      complaints.accept("notifications take too long; not all of them were sent");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      stop.cancel();
      thread.shutdownNow();
    }
  }

  private void tellAfter(Duration wait) {
    ScheduledFuture<?> unused = thread.schedule(this::tell, wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Only ever run by the one thread. */
  private void tell() {
    due.set(false);
    try {
      RunTimeline now = journal.look();
      Told told = told();
      List<Notice> fresh = told.fresh(Notice.in(now.happenings()));
      plan.notifications().forEach(spec -> send(spec, fresh));
      if (!fresh.isEmpty() || !Files.exists(memory)) {
        keep(told.after(fresh, now.state().seq()));
      }
      if (!fresh.isEmpty() && due.compareAndSet(false, true)) {
        tellAfter(rhythm.apart());
      }
    } catch (OrchestratorException | IOException failed) {
      complain("memory", "what was notified of cannot be kept: " + failed.getMessage());
    }
  }

  private void send(NotifySpec spec, List<Notice> fresh) {
    List<Notice> wanted = fresh.stream().filter(each -> spec.on().contains(each.event())).toList();
    if (wanted.isEmpty()) {
      return;
    }
    Delivery delivery =
        channels.send(spec.channel(), Notification.of(plan.project(), workspace, wanted), stop);
    if (delivery.arrived()) {
      broken.remove(delivery.channel());
    } else {
      complain(
          delivery.channel(),
          "could not notify by "
              + delivery.channel()
              + ": "
              + delivery.problem().orElse("nobody knows why"));
    }
  }

  /** A channel that stays broken is complained of once. */
  private void complain(String about, String text) {
    if (broken.add(about)) {
      complaints.accept(text);
    }
  }

  private Told told() throws IOException {
    Optional<String> kept =
        Files.exists(memory) ? Optional.of(RegularFile.text(memory)) : Optional.empty();
    return kept.isPresent() ? codec.read(kept.get(), Told.class) : unlessRemembered;
  }

  private void keep(Told told) throws IOException {
    AtomicFile.write(memory, codec.pretty(told) + "\n");
  }
}
