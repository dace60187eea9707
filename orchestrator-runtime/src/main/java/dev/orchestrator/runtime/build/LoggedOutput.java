package dev.orchestrator.runtime.build;

import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.exec.run.RunResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a run printed, as its log has it. */
public final class LoggedOutput {

  /** More than people read and documents should hold; the log has all of it. */
  private static final int LONGEST = 1 << 20;

  private LoggedOutput() {}

  /** Line by line, fit to be shown; without the line that says what was run. */
  public static List<String> lines(RunResult result) {
    if (result.logFile().isEmpty()) {
      return List.of();
    }
    Path log = Path.of(result.logFile());
    try (InputStream in = RegularFile.open(log)) {
      String text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
      Stream<String> lines = text.lines().skip(1).map(PlainText::visible);
      return in.read() < 0
          ? lines.toList()
          : Stream.concat(lines, Stream.of("... the rest is in " + log)).toList();
    } catch (IOException gone) {
      return List.of("the log " + log + " cannot be read");
    }
  }
}
