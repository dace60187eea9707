package dev.orchestrator.workers.loop;

import dev.orchestrator.runs.run.RunEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What other threads have for the supervisor's: events, or just a reason to look. Thread-safe. */
public final class Inbox {

  private final BlockingQueue<Optional<RunEvent>> signals = new LinkedBlockingQueue<>();

  /** Something has changed that can be seen. */
  public void wake() {
    put(Optional.empty());
  }

  /** An event, or a wake where there is none. */
  public void put(Optional<RunEvent> event) {
    signals.add(event);
  }

  public void put(RunEvent event) {
    put(Optional.of(event));
  }

  /** Something that people should read in the journal. */
  public void note(String text) {
    put(new RunEvent.Noted(Optional.empty(), text));
  }

  /** Waits for the next event or wake; the events that are there then, in their order. */
  public List<RunEvent> await(Duration patience) throws InterruptedException {
    Optional<RunEvent> first =
        signals.poll(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS);
    List<Optional<RunEvent>> taken = new ArrayList<>();
    if (first != null) {
      taken.add(first);
      signals.drainTo(taken);
    }
    return taken.stream().flatMap(Optional::stream).toList();
  }

  /** The events of a kind that nobody took out. */
  public List<RunEvent> left(Class<? extends RunEvent> kind) {
    return signals.stream().flatMap(Optional::stream).filter(kind::isInstance).toList();
  }
}
