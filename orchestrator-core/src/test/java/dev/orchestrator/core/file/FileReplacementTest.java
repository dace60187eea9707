package dev.orchestrator.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FileReplacementTest {

  @TempDir Path folder;

  /** The steps of a replacement at which something can go wrong. */
  enum Step {
    CREATE,
    WRITE,
    RENAME
  }

  /** Fails at one step as a full disk would, after half of the work where there is a half. */
  private record FailingAt(Step step, FileOperations real) implements FileOperations {

    @Override
    public Path createTemporary(Path folder, String prefix) throws IOException {
      failAt(Step.CREATE);
      return real.createTemporary(folder, prefix);
    }

    @Override
    public void writeDurably(Path file, byte[] content) throws IOException {
      if (step == Step.WRITE) {
        real.writeDurably(file, java.util.Arrays.copyOf(content, content.length / 2));
      }
      failAt(Step.WRITE);
      real.writeDurably(file, content);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
      failAt(Step.RENAME);
      real.rename(from, to);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
      real.syncFolder(folder);
    }

    @Override
    public void delete(Path file) throws IOException {
      real.delete(file);
    }

    private void failAt(Step each) throws IOException {
      if (each == step) {
        throw new IOException("No space left on device");
      }
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aNewFileIsMadeWithItsFolders() throws IOException {
    AtomicFile.write(folder.resolve("a/b/c.txt"), "ü");
    assertThat(folder.resolve("a/b/c.txt")).hasContent("ü");
    assertThat(Files.getPosixFilePermissions(folder.resolve("a/b/c.txt")))
        .isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
  }

  @Test
  @Tag("T19")
  void modeIsKept() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxrw----"));
    AtomicFile.write(file, "new");
    assertThat(file).hasContent("new");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rwxrw----"));
  }

  @Test
  @Tag("T19")
  void aSymbolicLinkStaysALink() throws IOException {
    Files.createDirectories(folder.resolve("real"));
    Path target = Files.writeString(folder.resolve("real/a"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("real/a"));
    AtomicFile.write(link, "new");
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(target).hasContent("new");
    assertThat(names()).containsExactly("link", "real");
  }

  @Test
  void aLinkToNothingIsRefusedAndStays() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("gone"));
    assertThatThrownBy(() -> AtomicFile.write(link, "new")).isInstanceOf(IOException.class);
    assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isTrue();
  }

  @ParameterizedTest
  @Tag("T18")
  @EnumSource(Step.class)
  void aFailureAtAnyStepLeavesTheOldFileAndNothingElse(Step step) throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "old");
    FileReplacement replacement = new FileReplacement(new FailingAt(step, FileOperations.real()));
    assertThatThrownBy(() -> replacement.replace(file, bytes("new content")))
        .isInstanceOf(IOException.class)
        .hasMessage("No space left on device");
    assertThat(file).hasContent("old");
    assertThat(names()).containsExactly("a");
  }

  @Test
  @Tag("T20")
  void aFileThatSomebodyChangedIsLeftAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "by hand");
    FileReplacement replacement = new FileReplacement(FileOperations.real());
    assertThat(replacement.replaceIf(file, Optional.of(bytes("as read")), bytes("new"))).isFalse();
    assertThat(replacement.replaceIf(file, Optional.empty(), bytes("new"))).isFalse();
    assertThat(file).hasContent("by hand");
    assertThat(names()).containsExactly("a");
  }

  @Test
  void aFileThatIsAsItWasReadIsReplaced() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "as read");
    FileReplacement replacement = new FileReplacement(FileOperations.real());
    assertThat(replacement.replaceIf(file, Optional.of(bytes("as read")), bytes("new"))).isTrue();
    assertThat(file).hasContent("new");
    Path missing = folder.resolve("b");
    assertThat(replacement.replaceIf(missing, Optional.of(bytes("x")), bytes("new"))).isFalse();
    assertThat(replacement.replaceIf(missing, Optional.empty(), bytes("new"))).isTrue();
    assertThat(missing).hasContent("new");
  }
}
