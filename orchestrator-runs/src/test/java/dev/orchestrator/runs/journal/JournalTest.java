package dev.orchestrator.runs.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.runs.run.JournalRecord;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunPhase;
import dev.orchestrator.runs.run.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTest {

  private static final Moment NOW =
      new Moment(Instant.parse("2026-11-22T10:00:00.125Z"), Duration.ofMillis(1500));

  @TempDir Path folder;
  private final JournalCodec codec = new JournalCodec();

  @Test
  void whatWasAppendedIsThereAfterwards() throws IOException {
    Path file = folder.resolve("runs/p/journal.jsonl");
    RunState written;
    try (Journal journal = Journal.open(file, codec)) {
      SampleEvents.all().forEach(event -> journal.append(event, NOW));
      written = journal.state();
    }

    JournalReader.Replay replay = new JournalReader(codec).replay(file);

    assertThat(replay.state()).isEqualTo(written);
    assertThat(replay.torn()).isZero();
    assertThat(replay.length()).isEqualTo(Files.size(file));
  }

  @Test
  void everyKindOfRecordSurvivesTheJourney() throws IOException {
    for (RunEvent event : SampleEvents.all()) {
      JournalRecord before = new JournalRecord(JournalRecord.SCHEMA, 7, NOW, event);
      assertThat(codec.record(codec.line(before))).isEqualTo(before);
    }
  }

  @Test
  void aRecordCarriesSchemaNumberTimeAndAttempt() {
    RunEvent event = SampleEvents.attemptStarted();
    assertThat(codec.line(new JournalRecord(1, 7, NOW, event)))
        .startsWith(
            "{\"schema\":1,\"seq\":7,\"at\":\"2026-11-22T10:00:00.125Z\",\"elapsed_ms\":1500,"
                + "\"attempt\":\"t-1-implement-1\",\"event\":{\"type\":\"attempt-started\"")
        .doesNotContain("\n");
  }

  @Test
  void aTornLastLineIsDroppedWhereverItWasTorn() throws IOException {
    Path file = journalOf(SampleEvents.all().subList(0, 3));
    byte[] whole = Files.readAllBytes(file);
    int lastLine = new String(whole, 0, whole.length - 1, "UTF-8").lastIndexOf('\n') + 1;
    for (int cut = lastLine; cut < whole.length; cut++) {
      Path torn = folder.resolve("torn.jsonl");
      Files.write(torn, java.util.Arrays.copyOf(whole, cut));

      try (Journal journal = Journal.open(torn, codec)) {
        assertThat(journal.state().seq()).isEqualTo(2);
        journal.append(new RunEvent.Noted(Optional.empty(), "after"), NOW);
      }
      assertThat(new JournalReader(codec).replay(torn).state().seq()).isEqualTo(3);
    }
  }

  @Test
  void aReaderLeavesATornLineAlone() throws IOException {
    Path file = journalOf(SampleEvents.all().subList(0, 2));
    Files.writeString(
        file,
        Files.readString(file) + "{\"schema\":1,\"se",
        java.nio.charset.StandardCharsets.UTF_8);
    long size = Files.size(file);

    assertThat(new JournalReader(codec).replay(file).torn()).isPositive();
    assertThat(Files.size(file)).isEqualTo(size);
  }

  @ParameterizedTest
  @Tag("F67")
  @ValueSource(
      strings = {
        "",
        "garbage",
        "{}",
        "\0\0\0\0",
        "{\"schema\":1,\"seq\":2,\"at\":\"2026-11-22T10:00:00Z\",\"elapsed_ms\":0,"
            + "\"event\":{\"type\":\"something-else\"}}",
        "{\"schema\":1,\"seq\":5,\"at\":\"2026-11-22T10:00:00Z\",\"elapsed_ms\":0,"
            + "\"event\":{\"type\":\"noted\",\"text\":\"a gap\"}}",
        "{\"schema\":2,\"seq\":2,\"at\":\"2026-11-22T10:00:00Z\",\"elapsed_ms\":0,"
            + "\"event\":{\"type\":\"noted\",\"text\":\"newer\"}}"
      })
  void aDamagedLineInTheMiddleIsAnErrorThatNamesItAndAWayOut(String damaged) throws IOException {
    Path file = journalOf(SampleEvents.all().subList(0, 3));
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(1, damaged);
    Files.writeString(file, String.join("\n", lines) + "\n");
    String before = Files.readString(file);

    assertThatThrownBy(() -> Journal.open(file, codec))
        .isInstanceOfSatisfying(
            OrchestratorException.class,
            error -> {
              assertThat(error.code()).isEqualTo(JournalErrors.JOURNAL_CORRUPT);
              assertThat(error.message()).contains("journal.jsonl:2:");
              assertThat(error.hint().orElse("")).contains("before line 2");
            });
    assertThat(Files.readString(file)).isEqualTo(before);
  }

  @Test
  void severalEventsAreOneWrite() throws IOException {
    Path file = folder.resolve("journal.jsonl");
    try (Journal journal = Journal.open(file, codec)) {
      RunState state = journal.append(SampleEvents.all().subList(0, 3), NOW);
      assertThat(state.seq()).isEqualTo(3);
      assertThat(state.phase()).isEqualTo(RunPhase.RUNNING);
    }
    assertThat(Files.readAllLines(file)).hasSize(3);
  }

  @Test
  void aJournalIsNotWrittenThroughALink() throws IOException {
    Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "");
    Path link = Files.createSymbolicLink(folder.resolve("journal.jsonl"), elsewhere);

    assertThatThrownBy(() -> Journal.open(link, codec))
        .isInstanceOfSatisfying(
            OrchestratorException.class,
            error -> assertThat(error.code()).isEqualTo(JournalErrors.JOURNAL_UNWRITABLE));
  }

  private Path journalOf(List<RunEvent> events) throws IOException {
    Path file = folder.resolve("journal.jsonl");
    try (Journal journal = Journal.open(file, codec)) {
      events.forEach(event -> journal.append(event, NOW));
    }
    return file;
  }
}
