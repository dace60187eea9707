package dev.orchestrator.runs.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.JournalRecord;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.UserCommand;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A journal record as one line of JSON and back. The names of events and decisions are written
 * here, and only here, so that a class can be renamed and an old journal still be read.
 * Thread-safe.
 */
public final class JournalCodec {

  private final JsonMapper mapper =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .addModule(new ValueNames())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addMixIn(RunEvent.class, Typed.class)
          .addMixIn(Decision.class, Typed.class)
          .addMixIn(UserCommand.class, Typed.class)
          .build();

  /** Registers the names. */
  public JournalCodec() {
    registerEvents();
    registerDecisions();
    registerCommands();
  }

  /** The record on one line, without a line feed. */
  public String line(JournalRecord journalled) {
    Moment at = journalled.at();
    return write(
        new Line(
            journalled.schema(),
            journalled.seq(),
            at.wall(),
            at.elapsed().toMillis(),
            journalled.event().attemptId().map(id -> id.value()),
            journalled.event()));
  }

  /**
   * The record of a line.
   *
   * @throws IOException when the line is no record, saying why
   */
  public JournalRecord record(String line) throws IOException {
    Line read = read(line, Line.class);
    if (read.schema() > JournalRecord.SCHEMA) {
      throw new IOException(
          "it was written by a newer version of this program (schema " + read.schema() + ")");
    }
    if (read.event() == null || read.at() == null) {
      throw new IOException("it lacks 'event' or 'at'");
    }
    Moment at = new Moment(read.at(), Duration.ofMillis(read.elapsedMs()));
    return new JournalRecord(read.schema(), read.seq(), at, read.event());
  }

  /** A command as one line of JSON. */
  String commandLine(UserCommand command) {
    return write(new Envelope(command));
  }

  /**
   * The command of a line.
   *
   * @throws IOException when the line is none
   */
  UserCommand command(String line) throws IOException {
    UserCommand command = read(line, Envelope.class).command();
    if (command == null) {
      throw new IOException("it lacks 'command'");
    }
    return command;
  }

  private String write(Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException notAValue) {
      throw new IllegalArgumentException("cannot be written as JSON: " + value, notAValue);
    }
  }

  private <T> T read(String line, Class<T> type) throws IOException {
    try {
      return mapper.readValue(line, type);
    } catch (JsonProcessingException malformed) {
      throw new IOException(malformed.getOriginalMessage().lines().findFirst().orElse(""));
    }
  }

  private void registerEvents() {
    name(RunEvent.SupervisorStarted.class, "supervisor-started");
    name(RunEvent.SupervisorStopped.class, "supervisor-stopped");
    name(RunEvent.PlanAdopted.class, "plan-adopted");
    name(RunEvent.CommandReceived.class, "command-received");
    name(RunEvent.Decided.class, "decided");
    name(RunEvent.AttemptStarted.class, "attempt-started");
    name(RunEvent.StartFailed.class, "start-failed");
    name(RunEvent.AttemptVerified.class, "attempt-verified");
    name(RunEvent.Flagged.class, "flagged");
    name(RunEvent.AgentRefused.class, "agent-refused");
    name(RunEvent.StartsHeld.class, "starts-held");
    name(RunEvent.LandingEnded.class, "landing-ended");
    name(RunEvent.Noted.class, "noted");
  }

  private void registerDecisions() {
    name(Decision.Begin.class, "begin");
    name(Decision.Start.class, "start");
    name(Decision.Adopt.class, "adopt");
    name(Decision.Stop.class, "stop");
    name(Decision.RecordEnd.class, "record-end");
    name(Decision.Verify.class, "verify");
    name(Decision.Advance.class, "advance");
    name(Decision.Complete.class, "complete");
    name(Decision.Retry.class, "retry");
    name(Decision.Fail.class, "fail");
    name(Decision.Release.class, "release");
    name(Decision.Block.class, "block");
    name(Decision.Unblock.class, "unblock");
    name(Decision.Postpone.class, "postpone");
    name(Decision.Skip.class, "skip");
    name(Decision.Remove.class, "remove");
    name(Decision.Restore.class, "restore");
    name(Decision.Hold.class, "hold");
    name(Decision.Unhold.class, "unhold");
    name(Decision.Await.class, "await");
    name(Decision.Land.class, "land");
    name(Decision.EndRun.class, "end-run");
  }

  private void registerCommands() {
    name(UserCommand.Pause.class, "pause");
    name(UserCommand.Resume.class, "resume");
    name(UserCommand.Stop.class, "stop");
    name(UserCommand.Retry.class, "retry");
    name(UserCommand.StopIssue.class, "stop-issue");
    name(UserCommand.SkipIssue.class, "skip-issue");
    name(UserCommand.Resize.class, "resize");
  }

  private void name(Class<?> type, String name) {
    mapper.registerSubtypes(new NamedType(type, name));
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  private interface Typed {}

  private record Line(
      int schema, long seq, Instant at, long elapsedMs, Optional<String> attempt, RunEvent event) {}

  private record Envelope(UserCommand command) {}
}
