package dev.orchestrator.exec.language;

import dev.orchestrator.core.file.RegularFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The lines of a log that may hold anything. */
final class LogLines {

  private LogLines() {}

  /** Lazily; bytes that are not UTF-8 become the replacement character. Close it. */
  static Stream<String> of(Path log) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                RegularFile.open(log),
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)));
    return reader
        .lines()
        .onClose(
            () -> {
              try {
                reader.close();
              } catch (IOException unclosable) {
                throw new UncheckedIOException(unclosable);
              }
            });
  }
}
