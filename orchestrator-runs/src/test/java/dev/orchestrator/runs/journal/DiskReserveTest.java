package dev.orchestrator.runs.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RunEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("K9")
class DiskReserveTest {

  private static final Moment NOW =
      new Moment(Instant.parse("2026-11-22T10:00:00Z"), Duration.ZERO);

  @TempDir Path temp;
  private Path file;
  private Path reserve;

  @BeforeEach
  void begin() {
    file = temp.resolve("journal.jsonl");
    reserve = temp.resolve("journal.jsonl.reserve");
  }

  @Test
  void roomIsKeptWhileAJournalIsOpenAndGivenBackAfterwards() throws IOException {
    try (Journal journal = open(() -> false)) {
      journal.append(note("first"), NOW);
      assertThat(reserve).hasSize(DiskReserve.BYTES);
    }
    assertThat(reserve).doesNotExist();
  }

  @Test
  void aRecordThatFindsNoRoomIsWrittenIntoTheRoomThatWasKept() throws IOException {
    try (Journal journal = open(() -> Files.exists(reserve))) {
      assertThat(journal.append(note("how it ended"), NOW).seq()).isEqualTo(1);
      assertThat(journal.append(note("and more"), NOW).seq()).isEqualTo(2);
      assertThat(reserve).doesNotExist();
    }
    assertThat(new JournalReader(new JournalCodec()).replay(file).state().seq()).isEqualTo(2);
  }

  @Test
  void roomIsKeptAgainOnceThereIsSome() throws IOException {
    try (Journal journal = open(() -> Files.exists(reserve))) {
      journal.append(note("first"), NOW);
      journal.sync();
      assertThat(reserve).exists();
    }
  }

  @Test
  void whenNotEvenThatIsEnoughTheJournalIsAsItWas() throws IOException {
    try (Journal journal = open(() -> true)) {
      assertThatThrownBy(() -> journal.append(note("first"), NOW))
          .isInstanceOf(OrchestratorException.class)
          .hasMessageContaining("No space left");
      assertThat(journal.state().seq()).isZero();
    }
    assertThat(file).isEmptyFile();
  }

  @Test
  void roomThatAKilledSupervisorLeftIsTakenOver() throws IOException {
    Files.write(reserve, new byte[DiskReserve.BYTES]);

    try (Journal journal = open(() -> Files.exists(reserve))) {
      assertThat(journal.append(note("first"), NOW).seq()).isEqualTo(1);
    }
    assertThat(reserve).doesNotExist();
  }

  private Journal open(BooleanSupplier full) {
    return Journal.open(file, new JournalCodec(), channel -> new FillingChannel(channel, full));
  }

  private static RunEvent note(String text) {
    return new RunEvent.Noted(Optional.empty(), text);
  }

  /** A file on a disk that is full as long as {@code full} says so. */
  private static final class FillingChannel extends FileChannel {
    private final FileChannel file;
    private final BooleanSupplier full;

    FillingChannel(FileChannel file, BooleanSupplier full) {
      this.file = file;
      this.full = full;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
      if (!full.getAsBoolean()) {
        return file.write(source);
      }
      if (source.remaining() > 8) {
        byte[] half = new byte[8];
        source.get(half);
        return file.write(ByteBuffer.wrap(half));
      }
      throw new IOException("No space left on device");
    }

    @Override
    public long position() throws IOException {
      return file.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
      file.position(position);
      return this;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      file.truncate(size);
      return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
      file.force(metaData);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      file.close();
    }

    @Override
    public int read(ByteBuffer target) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(ByteBuffer target, long position) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int write(ByteBuffer source, long position) {
      throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
      throw new UnsupportedOperationException();
    }
  }
}
