package dev.orchestrator.exec.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowingLogTest {

  @TempDir Path folder;
  private Path file;
  private GrowingLog log;

  @BeforeEach
  void aLogThatIsNotThereYet() {
    file = folder.resolve("log");
    log = new GrowingLog(file);
  }

  @Test
  void aLogThatIsNotThereHasNoLinesYet() {
    assertThat(added()).isEmpty();
    assertThat(rest()).isEmpty();
  }

  @Test
  void aLineIsHandedOutOnceAndOnlyWhenItIsWhole() throws IOException {
    write("one\ntw");
    assertThat(added()).containsExactly("one");
    assertThat(added()).isEmpty();

    write("o\nthree");
    assertThat(added()).containsExactly("two");
    assertThat(rest()).containsExactly("three");
    assertThat(rest()).isEmpty();
  }

  @Test
  void aCharacterThatIsCutByTheEndOfTheFileIsWaitedFor() throws IOException {
    byte[] bytes = "grün\n".getBytes(StandardCharsets.UTF_8);
    Files.write(file, new byte[] {bytes[0], bytes[1], bytes[2]});
    assertThat(added()).isEmpty();

    Files.write(file, new byte[] {bytes[3], bytes[4], bytes[5]}, StandardOpenOption.APPEND);
    assertThat(added()).containsExactly("grün");
  }

  @Test
  @Tag("F52")
  void aFileThatWasCutShortIsReadFromItsStart() throws IOException {
    write("a long first line\n");
    assertThat(added()).hasSize(1);

    Files.writeString(file, "new\n");
    assertThat(added()).containsExactly("new");
  }

  @Test
  void ofAnEndlessLineOnlyTheBeginningIsKept() throws IOException {
    write("x".repeat(5 * 1024 * 1024) + "\nnext\n");

    List<String> lines = added();

    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).hasSize(4 * 1024 * 1024);
    assertThat(lines.get(1)).isEqualTo("next");
  }

  private List<String> added() {
    List<String> lines = new ArrayList<>();
    log.readOn(Long.MAX_VALUE / 2, lines::add);
    return lines;
  }

  private List<String> rest() {
    List<String> lines = new ArrayList<>();
    log.finish(lines::add);
    return lines;
  }

  private void write(String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
