package dev.orchestrator.runs.timeline;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.Usage;
import dev.orchestrator.runs.journal.JournalCodec;
import dev.orchestrator.runs.journal.JournalErrors;
import dev.orchestrator.runs.run.Assignment;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.JournalRecord;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunState;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows the journal of a run that somebody may be writing: each look reads only what was added
 * since the one before. Not thread-safe.
 */
public final class RunFollower {

  private final String project;
  private final Path journal;
  private final JournalCodec codec;
  private final Map<AttemptId, AttemptSpan> attempts = new LinkedHashMap<>();
  private final List<Happening> happenings = new ArrayList<>();
  private RunState state = RunState.EMPTY;
  private Optional<Instant> began = Optional.empty();
  private Optional<Path> plan = Optional.empty();
  private long offset;
  private long line;

  /** Nothing is read yet. */
  public RunFollower(String project, Path journal, JournalCodec codec) {
    this.project = project;
    this.journal = journal;
    this.codec = codec;
  }

  /**
   * The run as it is now; a run without a journal is an empty one.
   *
   * @throws OrchestratorException when the journal cannot be read, or a line of it is no record
   */
  public RunTimeline look() {
    if (Files.exists(journal)) {
      whole(added()).forEach(this::take);
    }
    return new RunTimeline(project, state, began, plan, List.copyOf(attempts.values()), happenings);
  }

  private byte[] added() {
    try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "r")) {
      byte[] bytes = new byte[Math.toIntExact(Math.max(0, file.length() - offset))];
      file.seek(offset);
      file.readFully(bytes);
      return bytes;
    } catch (IOException unreadable) {
      throw new OrchestratorException(
          JournalErrors.JOURNAL_UNREADABLE,
          "cannot read " + journal + ": " + FileTrouble.words(unreadable),
          "check that you may read it",
          unreadable);
    }
  }

  /** What stands after the last line feed is still being written, and is read next time. */
  private List<String> whole(byte[] bytes) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int index = 0; index < bytes.length; index++) {
      if (bytes[index] == '\n') {
        lines.add(new String(bytes, start, index - start, StandardCharsets.UTF_8));
        start = index + 1;
      }
    }
    offset += start;
    return lines;
  }

  private void take(String text) {
    line++;
    try {
      JournalRecord entry = codec.record(text);
      state = state.apply(entry);
      note(entry);
    } catch (IOException | IllegalArgumentException notARecord) {
      throw new OrchestratorException(
          JournalErrors.JOURNAL_CORRUPT,
          journal + ":" + line + ": is not a record of this run: " + notARecord.getMessage(),
          "'orchestrator doctor' tells what can be done about it",
          notARecord);
    }
  }

  private void note(JournalRecord entry) {
    Instant at = entry.at().wall();
    if (entry.event() instanceof RunEvent.SupervisorStarted && began.isEmpty()) {
      began = Optional.of(at);
    } else if (entry.event() instanceof RunEvent.PlanAdopted adopted) {
      plan = Optional.of(adopted.copy());
    } else if (entry.event() instanceof RunEvent.StartFailed failed) {
      ended(failed.attempt(), at, failed.end());
    } else if (entry.event() instanceof RunEvent.Decided decided) {
      note(decided.decision(), at);
    }
    Happening.of(entry, this::assignment).ifPresent(happenings::add);
  }

  private void note(Decision decision, Instant at) {
    if (decision instanceof Decision.Start start) {
      attempts.put(start.assignment().attempt(), AttemptSpan.begun(start.assignment(), at));
    } else if (decision instanceof Decision.RecordEnd end) {
      ended(end.attempt(), at, end.end());
    }
  }

  private Optional<Assignment> assignment(AttemptId attempt) {
    return Optional.ofNullable(attempts.get(attempt)).map(AttemptSpan::assignment);
  }

  private void ended(AttemptId attempt, Instant at, AttemptEnd end) {
    attempts.computeIfPresent(attempt, (id, span) -> span.over(at, end, used(span.assignment())));
  }

  private Optional<Usage> used(Assignment assignment) {
    return Optional.ofNullable(state.issues().get(assignment.issue()))
        .flatMap(issue -> issue.expenses().of(assignment.attempt()));
  }
}
