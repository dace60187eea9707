package dev.orchestrator.runs.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.AttemptKind;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.journal.Journal;
import dev.orchestrator.runs.journal.JournalCodec;
import dev.orchestrator.runs.run.Assignment;
import dev.orchestrator.runs.run.Basis;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.IssueStatus;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RecordedProcess;
import dev.orchestrator.runs.run.Rule;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.store.RunStore;
import dev.orchestrator.runs.store.RunTimelines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFollowerTest {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final AttemptId ATTEMPT = AttemptId.of("t", 7, "implement", 1);
  private static final Basis BASIS = Basis.of(Rule.FREE_WORKER, "because");

  @TempDir Path folder;

  private RunTimelines timelines;
  private Path file;
  private Journal journal;

  @BeforeEach
  void aJournal() {
    timelines = new RunTimelines(new RunStore(new Workspace(folder)));
    file = folder.resolve("state/runs/night/journal.jsonl");
    journal = Journal.open(file, new JournalCodec());
  }

  @Test
  void aRunWithoutAJournalIsEmpty() {
    RunTimeline timeline = timelines.follow("never").look();

    assertThat(timeline.happenings()).isEmpty();
    assertThat(timeline.began()).isEmpty();
  }

  @Test
  void eachLookGoesOnWhereTheLastOneEnded() {
    RunFollower follower = timelines.follow("night");
    begin();
    assertThat(follower.look().happenings())
        .extracting(Happening::type)
        .containsExactly("run.started");

    attempt(EndReason.FAILED, 90);
    RunTimeline timeline = follower.look();

    assertThat(timeline.happenings())
        .extracting(Happening::type)
        .containsExactly("run.started", "attempt.ended");
    assertThat(timeline).isEqualTo(timelines.follow("night").look());
  }

  @Test
  void anAttemptHasItsLengthAndItsEnd() {
    begin();
    attempt(EndReason.FAILED, 90);

    AttemptSpan span = timelines.follow("night").look().attempts().get(0);

    assertThat(span.length(Instant.MAX)).isEqualTo(Duration.ofSeconds(90));
    assertThat(span.end().orElseThrow().reason()).isEqualTo(EndReason.FAILED);
  }

  @Test
  void anEndOfAnIssueIsToldWithItsReasonAndItsTone() {
    begin();
    attempt(EndReason.FAILED, 90);
    decide(new Decision.Fail(7, ATTEMPT, Basis.of(Rule.FAILED_TOO_OFTEN, "it failed 3 times")), 91);

    RunTimeline timeline = timelines.follow("night").look();
    Happening last = timeline.happenings().get(timeline.happenings().size() - 1);

    assertThat(last.type()).isEqualTo("issue.failed");
    assertThat(last.tone()).isEqualTo(Happening.Tone.BAD);
    assertThat(last.issue()).contains(7);
    assertThat(last.message()).contains("it failed 3 times");
    assertThat(timeline.state().issues().get(7).status()).isEqualTo(IssueStatus.FAILED);
  }

  @Test
  void aLineThatIsStillBeingWrittenIsReadNextTime() throws IOException {
    begin();
    String whole = Files.readString(file);
    attempt(EndReason.FAILED, 90);
    String more = Files.readString(file).substring(whole.length());
    Files.writeString(file, whole + more.substring(0, 20));
    RunFollower follower = timelines.follow("night");
    assertThat(follower.look().attempts()).isEmpty();

    Files.writeString(file, more.substring(20), StandardOpenOption.APPEND);

    assertThat(follower.look().attempts()).hasSize(1);
  }

  @Test
  void aDamagedLineIsNamed() throws IOException {
    begin();
    Files.writeString(file, "nonsense\n", StandardOpenOption.APPEND);

    assertThatThrownBy(() -> timelines.follow("night").look())
        .isInstanceOf(OrchestratorException.class)
        .hasMessageContaining("journal.jsonl:2");
  }

  @Test
  void runsAreFoundByTheirJournals() throws IOException {
    Files.createDirectories(folder.resolve("state/runs/without-journal"));

    assertThat(timelines.projects()).containsExactly("night");
  }

  private void begin() {
    journal.append(
        new RunEvent.SupervisorStarted(
            "t", new RecordedProcess(1, 1, "boot"), "host", Optional.empty(), Optional.empty()),
        at(0));
  }

  private void attempt(EndReason end, int seconds) {
    Assignment assignment =
        new Assignment(ATTEMPT, 7, "repo", "implement", 1, AttemptKind.FRESH, "command", false);
    decide(new Decision.Start(assignment, false, BASIS), 0);
    decide(new Decision.RecordEnd(ATTEMPT, AttemptEnd.of(end, ""), BASIS), seconds);
  }

  private void decide(Decision decision, int seconds) {
    journal.append(new RunEvent.Decided(decision), at(seconds));
  }

  private static Moment at(int seconds) {
    return new Moment(NINE.plusSeconds(seconds), Duration.ofSeconds(seconds));
  }
}
