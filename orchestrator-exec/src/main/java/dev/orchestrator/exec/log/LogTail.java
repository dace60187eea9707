package dev.orchestrator.exec.log;

import dev.orchestrator.core.text.PlainText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The end of a log, made safe to show, whatever and however much a program wrote. */
public final class LogTail {

  private static final int WINDOW = 32 * 1024;
  private static final int LONGEST_LINE = 400;

  /** Colours and cursor movements, see ECMA-48; titles and links end at BEL or ST. */
  private static final Pattern ESCAPES =
      Pattern.compile("\u001b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?|.)");

  private LogTail() {}

  /** The last lines that are not blank, at most {@code count}; none when there is no log. */
  public static List<String> lines(Path log, int count) {
    String[] parts;
    try {
      parts = end(log).split("\n", -1);
    } catch (IOException absent) {
      return List.of();
    }
    List<String> lines =
        List.of(parts).stream().map(LogTail::shown).filter(line -> !line.isBlank()).toList();
    return lines.subList(Math.max(0, lines.size() - count), lines.size());
  }

  /** A line as a terminal would show it: what was printed after the last carriage return. */
  public static String shown(String line) {
    String last = settled(line);
    String cut = last.length() > LONGEST_LINE ? last.substring(0, LONGEST_LINE) + "…" : last;
    return PlainText.visible(cut.replace("\t", "    "));
  }

  /**
   * What is left of a line once it is complete: without colours and cursor movements, and without
   * what a carriage return wrote over. Other control characters stay.
   */
  public static String settled(String line) {
    String plain = ESCAPES.matcher(line.stripTrailing()).replaceAll("");
    return plain.substring(plain.lastIndexOf('\r') + 1);
  }

  /**
   * Logs may lie in a folder that is open to all: to open a pipe there would be to wait for ever.
   */
  private static String end(Path log) throws IOException {
    if (!Files.isRegularFile(log)) {
      return "";
    }
    try (SeekableByteChannel channel = Files.newByteChannel(log)) {
      long size = channel.size();
      ByteBuffer window = ByteBuffer.allocate((int) Math.min(WINDOW, size));
      channel.position(size - window.capacity());
      while (window.hasRemaining() && channel.read(window) >= 0) {
        // until the window is full
      }
      String text = new String(window.array(), 0, window.position(), StandardCharsets.UTF_8);
      boolean cutLine = size > WINDOW && text.indexOf('\n') >= 0;
      return cutLine ? text.substring(text.indexOf('\n') + 1) : text;
    }
  }
}
