package dev.orchestrator.core.safety;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tables about programs, beside this class: one row a line, columns between bars, {@code #} notes.
 */
final class DataFile {

  private DataFile() {}

  static Stream<List<String>> rows(String name) {
    return lines(name)
        .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList());
  }

  /** All words in the second column of the rows whose first column is this kind. */
  static Set<String> words(String name, String kind) {
    return rows(name)
        .filter(row -> row.get(0).equals(kind))
        .flatMap(row -> Arrays.stream(row.get(1).split(" +", -1)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<String> lines(String name) {
    try (InputStream stream = Objects.requireNonNull(DataFile.class.getResourceAsStream(name))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
