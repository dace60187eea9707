package dev.orchestrator.git.object;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** A commit in one of the packs, where it is stored whole. */
final class PackedObject {

  private static final int COMMIT = 1;

  private PackedObject() {}

  static Optional<byte[]> read(Path objects, String id) {
    try (DirectoryStream<Path> indexes =
        Files.newDirectoryStream(objects.resolve("pack"), "*.idx")) {
      for (Path index : indexes) {
        OptionalLong offset = PackIndex.find(index, id);
        if (offset.isPresent()) {
          return whole(packOf(index), offset.getAsLong());
        }
      }
    } catch (IOException unreadable) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static Path packOf(Path index) {
    String name = index.getFileName().toString();
    return index.resolveSibling(name.substring(0, name.length() - ".idx".length()) + ".pack");
  }

  private static Optional<byte[]> whole(Path pack, long offset) throws IOException {
    try (FileChannel channel = FileChannel.open(pack);
        InputStream in = new BufferedInputStream(at(channel, offset), 1024)) {
      int first = in.read();
      int type = first >> 4 & 7;
      for (int each = first; (each & 0x80) != 0; ) {
        each = in.read(); // the size, which the end of the deflated data tells as well
      }
      return type == COMMIT ? Optional.of(Inflated.read(in)) : Optional.empty();
    }
  }

  private static InputStream at(FileChannel channel, long offset) throws IOException {
    return Channels.newInputStream(channel.position(offset));
  }
}
