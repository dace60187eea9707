package dev.orchestrator.git.object;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalLong;

/** Looks an object up in the index of a pack, version 2, of either hash. */
final class PackIndex {

  private static final int MAGIC = 0xff744f63;
  private static final int FANOUT_AT = 8;
  private static final int FANOUT_END = FANOUT_AT + 256 * Integer.BYTES;

  private final FileChannel channel;
  private final byte[] wanted;

  private PackIndex(FileChannel channel, byte[] wanted) {
    this.channel = channel;
    this.wanted = wanted;
  }

  /** Where in the pack the object starts; empty when the pack does not have it. */
  static OptionalLong find(Path index, String id) throws IOException {
    try (FileChannel channel = FileChannel.open(index)) {
      return new PackIndex(channel, HexFormat.of().parseHex(id)).find();
    }
  }

  private OptionalLong find() throws IOException {
    ByteBuffer header = bytes(0, FANOUT_END);
    if (header.getInt(0) != MAGIC || header.getInt(4) != 2) {
      return OptionalLong.empty();
    }
    int first = wanted[0] & 0xff;
    int low = first == 0 ? 0 : fanout(header, first - 1);
    int high = fanout(header, first);
    int count = fanout(header, 255);
    int position = search(low, high);
    return position < 0 ? OptionalLong.empty() : offset(position, count);
  }

  private int search(int from, int to) throws IOException {
    int low = from;
    int high = to - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      byte[] id = bytes(FANOUT_END + (long) middle * wanted.length, wanted.length).array();
      int order = Arrays.compareUnsigned(id, wanted);
      if (order == 0) {
        return middle;
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return -1;
  }

  private OptionalLong offset(int position, int count) throws IOException {
    long table = FANOUT_END + (long) count * (wanted.length + Integer.BYTES);
    int offset = bytes(table + (long) position * Integer.BYTES, Integer.BYTES).getInt();
    if (offset >= 0) {
      return OptionalLong.of(offset);
    }
    long large = table + (long) count * Integer.BYTES + (offset & 0x7fffffffL) * Long.BYTES;
    return OptionalLong.of(bytes(large, Long.BYTES).getLong());
  }

  private static int fanout(ByteBuffer header, int slot) {
    return header.getInt(FANOUT_AT + slot * Integer.BYTES);
  }

  private ByteBuffer bytes(long position, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new EOFException("the pack index ends early");
      }
    }
    return buffer.flip();
  }
}
