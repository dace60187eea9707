package dev.orchestrator.exec.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orchestrator.exec.spi.FailedTest;
import dev.orchestrator.exec.spi.TestSummary;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the log of {@code go test -json} line by line, however long it is. */
final class GoTestEvents {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> lastOutput = new HashMap<>();
  private final List<FailedTest> failures = new ArrayList<>();
  private int passed;
  private int failed;
  private int skipped;

  private GoTestEvents() {}

  /** Counts, and turns the events in the log back into the text the tests printed. */
  static TestSummary summariseAndRewrite(Path log) throws IOException {
    GoTestEvents events = new GoTestEvents();
    Path text = PrivateFile.beside(log);
    try (Stream<String> lines = LogLines.of(log);
        BufferedWriter writer = Files.newBufferedWriter(text, StandardCharsets.UTF_8)) {
      lines.forEach(line -> events.copy(line, writer));
    } catch (UncheckedIOException unwritable) {
      Files.deleteIfExists(text);
      throw unwritable.getCause();
    }
    Files.move(text, log, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return new TestSummary(events.passed, events.failed, events.skipped, events.failures);
  }

  private void copy(String line, BufferedWriter writer) {
    try {
      Optional<JsonNode> event = event(line);
      if (event.isPresent()) {
        read(event.get());
        writer.write(event.get().path("Output").asText(""));
      } else {
        writer.write(line);
        writer.newLine();
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static Optional<JsonNode> event(String line) {
    if (!line.startsWith("{")) {
      return Optional.empty();
    }
    try {
      JsonNode node = JSON.readTree(line);
      return node.path("Action").isTextual() ? Optional.of(node) : Optional.empty();
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  private void read(JsonNode event) {
    String test = event.path("Test").asText("");
    String name = event.path("Package").asText("") + "." + test;
    if (test.isEmpty()) {
      return;
    }
    switch (event.path("Action").asText()) {
      case "output" -> remember(name, event.path("Output").asText().strip());
      case "pass" -> {
        passed++;
        lastOutput.remove(name);
      }
      case "skip" -> {
        skipped++;
        lastOutput.remove(name);
      }
      case "fail" -> {
        failed++;
        failures.add(new FailedTest(name, lastOutput.getOrDefault(name, "")));
      }
      default -> {}
    }
  }

  /** The first thing a test says that is not the runner's is the reason more often than not. */
  private void remember(String name, String output) {
    boolean frame = output.startsWith("===") || output.startsWith("---") || output.isEmpty();
    if (!frame) {
      lastOutput.putIfAbsent(name, output);
    }
  }
}
