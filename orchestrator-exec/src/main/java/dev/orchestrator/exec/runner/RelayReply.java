package dev.orchestrator.exec.runner;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What comes out of a relay: the output of one command, and then NUL, a word that the command
 * cannot know, a blank, how the command ended, NUL. Only the end of what has come is looked at,
 * because nothing follows until the next command is sent.
 */
final class RelayReply {

  /** Longer than any trailer: the word, and a status of a few letters. */
  private static final int TAIL = 128;

  private final byte[] trailer;
  private final int limit;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private byte[] tail = new byte[0];
  private long total;

  /**
   * For one command.
   *
   * @param word that announces the end
   * @param limit how many bytes of output are kept
   */
  RelayReply(String word, int limit) {
    this.trailer = ("\0" + word + " ").getBytes(StandardCharsets.US_ASCII);
    this.limit = limit;
  }

  /** Takes what was read next; tells how the command ended when that was all. */
  Optional<String> add(byte[] chunk, int length) {
    total += length;
    kept.write(chunk, 0, (int) Math.min(length, (long) limit + TAIL - kept.size()));
    int fresh = Math.min(length, TAIL);
    int old = Math.min(tail.length, TAIL - fresh);
    byte[] next = Arrays.copyOfRange(tail, tail.length - old, tail.length + fresh);
    System.arraycopy(chunk, length - fresh, next, old, fresh);
    tail = next;
    return end();
  }

  private Optional<String> end() {
    int last = tail.length - 1;
    if (last < 0 || tail[last] != 0) {
      return Optional.empty();
    }
    int start = last - 1;
    while (start >= 0 && tail[start] != 0) {
      start--;
    }
    int status = start + trailer.length;
    boolean ours =
        start >= 0
            && status < last
            && Arrays.equals(tail, start, status, trailer, 0, trailer.length);
    if (!ours) {
      return Optional.empty();
    }
    total -= tail.length - start;
    return Optional.of(new String(tail, status, last - status, StandardCharsets.US_ASCII));
  }

  /** The output of the command, as much as fits the limit; meant for after its end. */
  byte[] output() {
    return Arrays.copyOf(kept.toByteArray(), (int) Math.min(total, limit));
  }

  boolean truncated() {
    return total > limit;
  }
}
