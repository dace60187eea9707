package dev.orchestrator.git.object;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Unpacks deflated bytes. */
final class Inflated {

  /** Far more than any honest commit has, and little enough for a forged one to do no harm. */
  private static final int LIMIT = 1 << 20;

  private static final int BUFFER = 1024;

  private Inflated() {}

  /** Everything up to the end of the deflated data. */
  static byte[] read(InputStream deflated) throws IOException {
    Inflater inflater = new Inflater();
    try (InputStream in = new InflaterInputStream(deflated, inflater, BUFFER)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream(BUFFER);
      byte[] chunk = new byte[BUFFER];
      for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
        out.write(chunk, 0, length);
        if (out.size() > LIMIT) {
          throw new IOException("the object is larger than " + LIMIT + " bytes");
        }
      }
      return out.toByteArray();
    } finally {
      inflater.end();
    }
  }
}
