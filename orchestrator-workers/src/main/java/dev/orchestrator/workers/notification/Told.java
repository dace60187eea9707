package dev.orchestrator.workers.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was told already. Kept beside the journal, so that a supervisor that takes a run over tells
 * nothing again and leaves nothing out.
 *
 * @param schemaVersion of the file
 * @param seq the last journal record that was looked at
 * @param last when each thing was last told, by its key
 */
record Told(int schemaVersion, long seq, Map<String, Instant> last) {

  /** A flapping thing is told at most this often. */
  static final Duration QUIET = Duration.ofMinutes(30);

  Told {
    last = Map.copyOf(last);
  }

  /** What is still to be told, in order: no record twice, no repetition. */
  List<Notice> fresh(List<Notice> notices) {
    Map<String, Instant> known = new HashMap<>(last);
    List<Notice> fresh = new ArrayList<>();
    for (Notice notice : notices) {
      if (notice.seq() > seq && !isRepetition(notice, known)) {
        fresh.add(notice);
        known.put(notice.key(), notice.at());
      }
    }
    return List.copyOf(fresh);
  }

  /** After {@code fresh} was told, out of a journal that has been read to {@code to}. */
  Told after(List<Notice> fresh, long to) {
    Map<String, Instant> known = new HashMap<>(last);
    fresh.forEach(each -> known.put(each.key(), each.at()));
    return new Told(schemaVersion, Math.max(seq, to), known);
  }

  private static boolean isRepetition(Notice notice, Map<String, Instant> known) {
    return Optional.ofNullable(known.get(notice.key()))
        .filter(before -> notice.isRepetitionOf(before, QUIET))
        .isPresent();
  }
}
