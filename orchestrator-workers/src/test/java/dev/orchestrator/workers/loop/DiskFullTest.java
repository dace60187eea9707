package dev.orchestrator.workers.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.fixtures.Program;
import dev.orchestrator.runs.decision.TestPlan;
import dev.orchestrator.runs.journal.Journal;
import dev.orchestrator.runs.journal.JournalCodec;
import dev.orchestrator.runs.journal.JournalReader;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.store.RunListener;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real file system of one megabyte; needs the right to mount one. */
@Tag("F51")
class DiskFullTest {

  private static final Moment NOW =
      new Moment(Instant.parse("2026-11-22T10:00:00Z"), Duration.ZERO);

  @TempDir Path temp;
  private Path disk;
  private Path filler;
  private final List<String> complaints = new ArrayList<>();
  private final CancellationToken cancellation = new CancellationToken();

  @BeforeEach
  void begin() throws IOException {
    disk = Files.createDirectory(temp.resolve("disk"));
    filler = disk.resolve("filler");
    assumeTrue(
        Program.of(temp, List.of("mount", "-t", "tmpfs", "-o", "size=1m", "none", disk.toString()))
                .run()
                .status()
            == 0,
        "no file system can be mounted here");
  }

  @AfterEach
  void end() {
    Program.of(temp, List.of("umount", disk.toString())).run();
  }

  @Test
  void aRecordThatFindsNoRoomLeavesTheJournalAsItWas() throws IOException {
    Path file = disk.resolve("journal.jsonl");
    try (Journal journal = Journal.open(file, new JournalCodec())) {
      journal.append(note("first"), NOW);
      fill();

      assertThatThrownBy(() -> journal.append(note("x".repeat(100_000)), NOW))
          .isInstanceOf(OrchestratorException.class)
          .hasMessageContaining("No space left");

      assertThat(new JournalReader(new JournalCodec()).replay(file).state().seq()).isEqualTo(1);
      Files.delete(filler);
      assertThat(journal.append(note("second"), NOW).seq()).isEqualTo(2);
    }
  }

  @Test
  void theSupervisorWaitsForRoomSaysSoOnceAndGoesOn() throws IOException {
    try (Journal journal = Journal.open(disk.resolve("journal.jsonl"), new JournalCodec())) {
      fill();
      RunState after = write(journal, pauses -> freeAfter(3, pauses));

      assertThat(after.seq()).isEqualTo(1);
      assertThat(complaints).hasSize(2);
      assertThat(complaints.get(0)).contains("No space left", "nothing is started");
      assertThat(complaints.get(1)).contains("goes on");
    }
  }

  @Test
  void waitingForRoomEndsWhenSomebodyInterrupts() throws IOException {
    try (Journal journal = Journal.open(disk.resolve("journal.jsonl"), new JournalCodec())) {
      fill();

      assertThatThrownBy(() -> write(journal, pauses -> cancellation.cancel()))
          .isInstanceOf(OrchestratorException.class)
          .hasMessageContaining("No space left");
    }
  }

  private RunState write(Journal journal, Consumer<Integer> onPause) {
    List<Duration> pauses = new ArrayList<>();
    RunLoop.Record record =
        new PatientRecord(
            new Recorder(journal, RunListener.NONE),
            complaints::add,
            cancellation,
            pause -> {
              pauses.add(pause);
              onPause.accept(pauses.size());
            });
    return record.write(new TestPlan().build(), List.of(note("x".repeat(100_000))), NOW);
  }

  private void freeAfter(int pauses, int soFar) {
    try {
      if (soFar == pauses) {
        Files.delete(filler);
      }
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  private void fill() {
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(new byte[4096]);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
  }

  private static RunEvent note(String text) {
    return new RunEvent.Noted(Optional.empty(), text);
  }
}
