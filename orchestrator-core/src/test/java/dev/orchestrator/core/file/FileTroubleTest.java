package dev.orchestrator.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTroubleTest {

  @TempDir Path folder;

  @Test
  void theReasonIsInWordsAndNotInTheNameOfAClass() throws IOException {
    Path missing = folder.resolve("missing");
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(words(() -> Files.readString(missing))).isEqualTo("nothing is at " + missing);
    assertThat(words(() -> Files.createFile(file))).isEqualTo("something is already at " + file);
    assertThat(words(() -> Files.delete(folder))).isEqualTo("the folder is not empty: " + folder);
    assertThat(FileTrouble.words(new NotDirectoryException("/x"))).isEqualTo("not a folder: /x");
    assertThat(FileTrouble.words(new AccessDeniedException("/root/x")))
        .isEqualTo("permission denied: /root/x");
  }

  @Test
  void whatSpeaksForItselfIsPassedOn() {
    assertThat(FileTrouble.words(new UncheckedIOException(new IOException("No space left"))))
        .isEqualTo("No space left");
    assertThat(FileTrouble.words(new IOException())).isEqualTo("IOException");
  }

  private interface Attempt {
    void run() throws IOException;
  }

  private static String words(Attempt attempt) {
    return FileTrouble.words(catchThrowableOfType(IOException.class, attempt::run));
  }
}
