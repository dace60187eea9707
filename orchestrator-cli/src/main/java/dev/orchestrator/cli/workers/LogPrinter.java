package dev.orchestrator.cli.workers;

import dev.orchestrator.agents.logs.Transcript;
import dev.orchestrator.agents.view.ViewPiece;
import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Style;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.exec.log.GrowingLog;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Prints logs: told as a story, or as they are. */
final class LogPrinter {

  private static final int CHUNK = 64 * 1024;

  private final Output output;
  private final boolean raw;

  LogPrinter(Output output, boolean raw) {
    this.output = output;
    this.raw = raw;
  }

  /** One log that is being printed. */
  interface Printing {

    /** Prints what was added. */
    void readOn();

    /** Prints all that is left. */
    void finish();
  }

  Printing begin(Path file, Transcript transcript) {
    if (!raw) {
      return new Told(transcript);
    }
    return output.terminal().output() ? new Visible(new GrowingLog(file)) : new Bytes(file);
  }

  /** A line about what follows; not part of it. */
  void remark(String text) {
    output.out().flush();
    output.remark(text);
  }

  /** Sends on what was printed. Whether anybody still reads it. */
  boolean flush() {
    return !output.out().checkError();
  }

  private final class Told implements Printing {
    private final Transcript transcript;

    Told(Transcript transcript) {
      this.transcript = transcript;
    }

    @Override
    public void readOn() {
      transcript.readOn(this::print);
    }

    @Override
    public void finish() {
      transcript.finish(this::print);
    }

    private void print(ViewPiece piece) {
      String text = piece.text();
      int begin = text.startsWith("\n") ? 1 : 0;
      int end = text.endsWith("\n") ? Math.max(begin, text.length() - 1) : text.length();
      output.out().print(text.substring(0, begin));
      output.out().print(paint(piece.tone(), text.substring(begin, end)));
      output.out().print(text.substring(end));
    }

    private String paint(ViewPiece.Tone tone, String text) {
      Style style = output.style();
      return switch (tone) {
        case PLAIN -> text;
        case FAINT -> style.faint(text);
        case ACTION -> style.name(text);
        case WARNING -> style.warning(text);
        case GOOD -> style.good(text);
        case BAD -> style.bad(text);
      };
    }
  }

  private final class Visible implements Printing {
    private final GrowingLog log;

    Visible(GrowingLog log) {
      this.log = log;
    }

    @Override
    public void readOn() {
      log.readOn(Long.MAX_VALUE / 2, this::print);
    }

    @Override
    public void finish() {
      log.finish(this::print);
    }

    private void print(String line) {
      output.out().println(PlainText.visible(line.replace("\t", "    ")));
    }
  }

  private final class Bytes implements Printing {
    private final Path file;
    private long offset;

    Bytes(Path file) {
      this.file = file;
    }

    @Override
    public void readOn() {
      try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
        in.seek(offset);
        byte[] bytes = new byte[CHUNK];
        int count = in.read(bytes);
        while (count > 0) {
          output.out().write(bytes, 0, count);
          offset += count;
          count = in.read(bytes);
        }
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }

    @Override
    public void finish() {
      readOn();
    }
  }
}
