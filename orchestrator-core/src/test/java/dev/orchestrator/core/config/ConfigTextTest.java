package dev.orchestrator.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrator.core.config.ConfigText.Edit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTextTest {

  @TempDir Path folder;
  private Path file;
  private ConfigText text;

  @BeforeEach
  void configuration() {
    file = folder.resolve("repos.json");
    text = new ConfigText(file, folder.resolve("lock"), Duration.ofSeconds(5));
  }

  @Test
  void aByteOrderMarkStaysAndIsNoPartOfTheText() throws IOException {
    Files.writeString(file, "\uFEFF{}");
    assertThat(text.read()).isEqualTo("{}");
    String before = text.edit(content -> new Edit<>(content + "\n", content));
    assertThat(before).isEqualTo("{}");
    assertThat(Files.readString(file)).isEqualTo("\uFEFF{}\n");
  }

  @Test
  void aTextThatStaysTheSameIsNotWritten() throws IOException {
    Files.writeString(file, "{}");
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    int result = text.edit(content -> new Edit<>(content, 1));
    assertThat(result).isEqualTo(1);
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(FileTime.from(Instant.EPOCH));
  }

  @Test
  void aChangeThatIsRefusedLeavesTheFileAndItsLockAsTheyWere() throws IOException {
    Files.writeString(file, "{}");
    assertThatThrownBy(
            () ->
                text.edit(
                    content -> {
                      throw new IllegalStateException("not sound");
                    }))
        .hasMessage("not sound");
    String before = text.edit(content -> new Edit<>("[]", content));
    assertThat(before).isEqualTo("{}");
  }

  @Test
  void aFileThatAnotherProgramMadeIsNotReplaced() throws IOException {
    assertThat(text.create(new Edit<>("{}", 1))).isEqualTo(1);
    assertThatThrownBy(() -> text.create(new Edit<>("[]", 2)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("meanwhile");
    assertThat(file).hasContent("{}");
  }
}
