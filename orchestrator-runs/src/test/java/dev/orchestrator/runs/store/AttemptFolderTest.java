package dev.orchestrator.runs.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.runs.attempt.AttemptId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The agent is the same user as its supervisor: it can write what it likes where the records are.
 */
class AttemptFolderTest {

  private static final String ENDED =
      """
      {"schema_version": 1, "attempt": "7-implement-1", "exit_code": 3, "stopped_by": "", "problem": "", "oom_kills": 0}
      """;

  @TempDir Path temp;
  private AttemptFolder folder;

  @BeforeEach
  void makeAnAttempt() throws IOException {
    folder = AttemptFolder.of(temp, new AttemptId("7-implement-1"));
    Files.createDirectories(folder.path());
  }

  @Test
  void itsOwnRecordIsRead() throws IOException {
    Files.writeString(folder.exitRecord(), ENDED);

    assertThat(folder.exit()).map(ExitRecord::exitCode).contains(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"exit_code\": 0}",
        "{\"attempt\": null, \"exit_code\": 0}",
        "{\"attempt\": \"8-implement-1\", \"exit_code\": 0, \"stopped_by\": \"\", \"problem\":"
            + " \"\"}",
        "{\"attempt\": \"7-implement-1\", \"exit_code\": 0",
        "\0\0\0\0"
      })
  void whatIsNoRecordIsAsIfThereWereNone(String text) throws IOException {
    Files.writeString(folder.exitRecord(), text);
    Files.writeString(folder.processRecord(), text);
    Files.writeString(folder.path().resolve("launch.json"), text);

    assertThat(folder.exit()).isEmpty();
    assertThat(folder.process()).isEmpty();
    assertThat(folder.launch()).isEmpty();
  }

  @Test
  void aLinkToAFileWithoutAnEndIsNoRecord() throws IOException {
    Files.createSymbolicLink(folder.exitRecord(), Path.of("/dev/zero"));

    assertThat(folder.exit()).isEmpty();
  }

  @Test
  void aRecordLongerThanAnyIsNone() throws IOException {
    Files.writeString(folder.exitRecord(), " ".repeat(1024 * 1024) + ENDED);

    assertThat(folder.exit()).isEmpty();
  }
}
