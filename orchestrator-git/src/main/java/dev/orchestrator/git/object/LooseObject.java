package dev.orchestrator.git.object;

import dev.orchestrator.core.file.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** A commit in a file of its own. */
final class LooseObject {

  private static final byte[] COMMIT = {'c', 'o', 'm', 'm', 'i', 't', ' '};

  private LooseObject() {}

  static Optional<byte[]> read(Path objects, String id) throws IOException {
    Path file = objects.resolve(id.substring(0, 2)).resolve(id.substring(2));
    if (!file.toFile().isFile()) {
      return Optional.empty(); // packed; an exception that says so would cost more than the look
    }
    try (InputStream in = RegularFile.open(file)) {
      return content(Inflated.read(in));
    } catch (NoSuchFileException packed) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> content(byte[] object) {
    boolean commit = Arrays.equals(object, 0, COMMIT.length, COMMIT, 0, COMMIT.length);
    for (int i = COMMIT.length; commit && i < object.length; i++) {
      if (object[i] == 0) {
        return Optional.of(Arrays.copyOfRange(object, i + 1, object.length));
      }
    }
    return Optional.empty();
  }
}
