package dev.orchestrator.runs.landing.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.core.json.JsonCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lines of a landing's journal.
 *
 * @param events in the order they were written; those of a newer version are left out
 * @param length bytes of whole lines
 */
public record LandingLines(List<LandingEvent> events, long length) {

  /** A journal of a landing cannot be read or written. */
  public static final ErrorCode LANDING_RECORD = ErrorCode.environment("LANDING_RECORD");

  private static final JsonCodec JSON = new JsonCodec();

  private static final Map<String, Class<? extends LandingEvent>> WORDS =
      Stream.of(
              LandingEvent.Began.class,
              LandingEvent.Round.class,
              LandingEvent.Judged.class,
              LandingEvent.Resolving.class,
              LandingEvent.Resolved.class,
              LandingEvent.Taking.class,
              LandingEvent.Taken.class,
              LandingEvent.Decided.class,
              LandingEvent.Ended.class,
              LandingEvent.Undone.class)
          .collect(Collectors.toMap(LandingLines::word, type -> type));

  /** Copies the list. */
  public LandingLines {
    events = List.copyOf(events);
  }

  /**
   * Reads a journal; a missing one is an empty one.
   *
   * @throws OrchestratorException {@link #LANDING_RECORD}
   */
  public static LandingLines read(Path file) {
    if (!Files.exists(file)) {
      return new LandingLines(List.of(), 0);
    }
    int number = 0;
    try {
      String text = RegularFile.text(file);
      String whole = text.substring(0, text.lastIndexOf('\n') + 1);
      List<LandingEvent> events = new ArrayList<>();
      for (String line : whole.lines().toList()) {
        number++;
        Line read = JSON.read(line, Line.class);
        Class<? extends LandingEvent> type = WORDS.get(read.event());
        if (type != null) {
          events.add(JSON.read(read.data().toString(), type));
        }
      }
      return new LandingLines(events, whole.getBytes(StandardCharsets.UTF_8).length);
    } catch (IOException unreadable) {
      throw new OrchestratorException(
          LANDING_RECORD,
          "cannot read %s%s: %s"
              .formatted(file, number > 0 ? ":" + number : "", FileTrouble.words(unreadable)),
          "put back an intact copy of the file, or move it away",
          unreadable);
    }
  }

  static String line(long seq, Instant at, LandingEvent event) {
    return JSON.line(new Written(1, seq, at, word(event.getClass()), event));
  }

  private static String word(Class<?> type) {
    return type.getSimpleName().toLowerCase(Locale.ROOT);
  }

  private record Written(
      int schemaVersion, long seq, Instant at, String event, LandingEvent data) {}

  private record Line(long seq, String event, JsonNode data) {}
}
