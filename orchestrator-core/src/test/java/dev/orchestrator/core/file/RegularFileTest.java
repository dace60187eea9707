package dev.orchestrator.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("S5")
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RegularFileTest {

  @TempDir Path folder;

  @Test
  void theTextOfAFileIsReadWithItsMarkAndItsLineEnds() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "\uFEFFone\r\ntwo");

    assertThat(RegularFile.text(file)).isEqualTo("\uFEFFone\r\ntwo");
    assertThat(RegularFile.lines(file)).containsExactly("\uFEFFone", "two");
    assertThat(RegularFile.bytes(file)).hasSize(11);
  }

  @Test
  void bytesThatAreNotUtf8AreAnErrorAndNotAnotherText() throws IOException {
    Path file = Files.write(folder.resolve("file"), new byte[] {'a', (byte) 0xff});

    assertThatThrownBy(() -> RegularFile.text(file)).isInstanceOf(CharacterCodingException.class);
    assertThat(RegularFile.text(file, StandardCharsets.ISO_8859_1)).isEqualTo("a\u00ff");
  }

  @Test
  void aPipeThatNobodyWritesIntoIsRefusedAtOnce() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    assertThatThrownBy(() -> RegularFile.text(pipe))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("is a pipe, socket or device");
  }

  @EnabledOnOs(OS.LINUX)
  @Test
  void aLinkToADeviceWithoutAnEndIsRefused() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/dev/zero"));

    assertThatThrownBy(() -> RegularFile.bytes(link)).hasMessageContaining("device");
  }

  @Test
  void aFolderInThePlaceOfAFileIsCalledOne() {
    assertThatThrownBy(() -> RegularFile.bytes(folder)).hasMessageContaining("is a folder");
  }

  @Test
  void aLinkIsFollowedUnlessThatIsForbidden() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "text");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);

    assertThat(RegularFile.text(link)).isEqualTo("text");
    assertThatThrownBy(() -> RegularFile.open(link, LinkOption.NOFOLLOW_LINKS).close())
        .hasMessageContaining("is a symbolic link");
  }

  @Test
  void aFileThatIsMuchTooLargeIsRefused() throws IOException {
    Path file = folder.resolve("file");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(8L << 30);
    }

    assertThatThrownBy(() -> RegularFile.bytes(file)).hasMessageContaining("is larger than");
  }

  @Test
  void aMissingFileIsMissing() {
    assertThatThrownBy(() -> RegularFile.text(folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }
}
