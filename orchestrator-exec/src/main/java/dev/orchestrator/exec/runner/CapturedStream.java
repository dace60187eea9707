package dev.orchestrator.exec.runner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads one stream to its end and keeps the first bytes; can be asked for them at any time. */
final class CapturedStream implements Runnable {

  private static final int CHUNK = 8192;

  private final int limit;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private boolean truncated;
  private @Nullable InputStream source;

  CapturedStream(int limit) {
    this.limit = limit;
  }

  void from(InputStream stream) {
    source = stream;
  }

  @Override
  public void run() {
    InputStream stream = source;
    if (stream == null) {
      return;
    }
    byte[] chunk = new byte[CHUNK];
    try {
      for (int length = stream.read(chunk); length >= 0; length = stream.read(chunk)) {
        keep(chunk, length);
      }
    } catch (IOException closed) {
      // the process has ended and the JDK closed its end: what was read is all there is
    }
  }

  synchronized byte[] bytes() {
    return kept.toByteArray();
  }

  synchronized boolean truncated() {
    return truncated;
  }

  private synchronized void keep(byte[] chunk, int length) {
    int fitting = Math.min(length, limit - kept.size());
    kept.write(chunk, 0, fitting);
    truncated |= fitting < length;
  }
}
