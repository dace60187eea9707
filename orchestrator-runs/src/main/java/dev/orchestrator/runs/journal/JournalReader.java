package dev.orchestrator.runs.journal;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.runs.run.JournalRecord;
import dev.orchestrator.runs.run.RunState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Reads a journal that somebody may be writing. What stands after the last line feed was never
 * confirmed to anybody and is left aside; any other line that is not the next record is an error.
 */
public final class JournalReader {

  private static final int LONGEST_LINE = 64 << 20;

  private final JournalCodec codec;

  /** Reads with {@code codec}. */
  public JournalReader(JournalCodec codec) {
    this.codec = codec;
  }

  /**
   * What a journal came to.
   *
   * @param state the fold of its records
   * @param length bytes of whole lines
   * @param torn bytes after them
   */
  public record Replay(RunState state, long length, long torn) {}

  /**
   * Folds a journal; a missing one is an empty one.
   *
   * @throws OrchestratorException {@link JournalErrors#JOURNAL_CORRUPT} naming the line
   */
  public Replay replay(Path file) {
    return replay(file, unused -> {});
  }

  /** As {@link #replay(Path)}, handing over each record on the way. */
  public Replay replay(Path file, Consumer<JournalRecord> visitor) {
    if (!Files.exists(file)) {
      return new Replay(RunState.EMPTY, 0, 0);
    }
    Pass pass = new Pass(file, visitor);
    try (InputStream in = RegularFile.open(file)) {
      pass.read(in);
    } catch (IOException unreadable) {
      throw new OrchestratorException(
          JournalErrors.JOURNAL_UNREADABLE,
          "cannot read " + file + ": " + FileTrouble.words(unreadable),
          "check that you may read it",
          unreadable);
    }
    return new Replay(pass.state, pass.length, pass.pending.size());
  }

  /** One way through the file, which knows where it is. */
  private final class Pass {

    private final Path file;
    private final Consumer<JournalRecord> visitor;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private RunState state = RunState.EMPTY;
    private long length;
    private long line;

    Pass(Path file, Consumer<JournalRecord> visitor) {
      this.file = file;
      this.visitor = visitor;
    }

    void read(InputStream in) throws IOException {
      byte[] buffer = new byte[1 << 16];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        take(buffer, count);
      }
    }

    private void take(byte[] buffer, int count) {
      int start = 0;
      for (int index = 0; index < count; index++) {
        if (buffer[index] == '\n') {
          pending.write(buffer, start, index - start);
          apply(pending.toByteArray());
          length += pending.size() + 1L;
          pending.reset();
          start = index + 1;
        }
      }
      pending.write(buffer, start, count - start);
      if (pending.size() > LONGEST_LINE) {
        throw corrupt("it is longer than any record");
      }
    }

    private void apply(byte[] bytes) {
      line++;
      try {
        JournalRecord record = codec.record(text(bytes));
        state = state.apply(record);
        visitor.accept(record);
      } catch (CharacterCodingException notText) {
        throw corrupt("it is not UTF-8 text");
      } catch (IOException | IllegalArgumentException notARecord) {
        throw corrupt(String.valueOf(notARecord.getMessage()));
      }
    }

    private String text(byte[] bytes) throws CharacterCodingException {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    private OrchestratorException corrupt(String why) {
      return new OrchestratorException(
          JournalErrors.JOURNAL_CORRUPT,
          file + ":" + (line == 0 ? 1 : line) + ": is not a record of this run: " + why,
          "put back an intact copy of the file, or keep only the lines before line "
              + line
              + ": what is known from them on is found again from worktrees and exit records",
          null);
    }
  }
}
