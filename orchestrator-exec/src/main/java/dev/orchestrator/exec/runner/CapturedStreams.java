package dev.orchestrator.exec.runner;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.commons.exec.ExecuteStreamHandler;

/** Keeps both streams of a process in memory, up to a limit each. */
final class CapturedStreams implements ExecuteStreamHandler {

  /** A background child may hold a stream open for ever; what it says later is not the answer. */
  private static final Duration PATIENCE_AFTER_EXIT = Duration.ofMillis(500);

  private final ExecutorService readers;
  private final GivenInput input;
  private final CapturedStream out;
  private final CapturedStream err;
  private List<Future<?>> reading = List.of();

  CapturedStreams(ExecutorService readers, GivenInput input, int limit) {
    this.readers = readers;
    this.input = input;
    out = new CapturedStream(limit);
    err = new CapturedStream(limit);
  }

  CapturedStream out() {
    return out;
  }

  CapturedStream err() {
    return err;
  }

  boolean truncated() {
    return out.truncated() || err.truncated();
  }

  @Override
  public void setProcessInputStream(OutputStream stream) {
    input.to(stream);
  }

  @Override
  public void setProcessOutputStream(InputStream stream) {
    out.from(stream);
  }

  @Override
  public void setProcessErrorStream(InputStream stream) {
    err.from(stream);
  }

  @Override
  public void start() {
    reading = List.of(readers.submit(out), readers.submit(err));
    input.start();
  }

  @Override
  public void stop() throws IOException {
    long end = System.nanoTime() + PATIENCE_AFTER_EXIT.toNanos();
    for (Future<?> reader : reading) {
      await(reader, end - System.nanoTime());
    }
  }

  private static void await(Future<?> reader, long nanoseconds) throws IOException {
    try {
      reader.get(nanoseconds, TimeUnit.NANOSECONDS);
    } catch (TimeoutException heldOpen) {
      reader.cancel(false);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException failed) {
      throw new IOException("the output could not be read", failed);
    }
  }
}
