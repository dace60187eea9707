package dev.orchestrator.core.config;

import dev.orchestrator.core.file.AtomicFile;
import dev.orchestrator.core.file.LockFile;
import dev.orchestrator.core.file.RegularFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;

/**
 * Changes the text of a configuration file that people write too. Programs that do so at the same
 * time wait for each other; the file is read anew under the lock, is replaced as a whole or not at
 * all, and a byte order mark at its beginning stays.
 */
public final class ConfigText {

  private static final String MARK = "\uFEFF";

  private final Path file;
  private final Path lock;
  private final Duration patience;

  /**
   * The text of {@code file}.
   *
   * @param lock the lock file that every program takes before it changes the file
   * @param patience how long to wait for another program
   */
  public ConfigText(Path file, Path lock, Duration patience) {
    this.file = file;
    this.lock = lock;
    this.patience = patience;
  }

  /**
   * What a change makes of a text.
   *
   * @param text what the file is to hold, without a byte order mark
   * @param result what the caller is told
   */
  public record Edit<T>(String text, T result) {}

  /**
   * The text as it is now, without a byte order mark.
   *
   * @throws IOException when it cannot be read
   */
  public String read() throws IOException {
    return withoutMark(RegularFile.text(file));
  }

  /**
   * Replaces the text by what {@code change} makes of it; what {@code change} throws leaves the
   * file as it is.
   *
   * @throws IOException when the file cannot be read or written, or is locked for too long
   */
  public <T> T edit(Function<String, Edit<T>> change) throws IOException {
    try (LockFile held = lock()) {
      String content = RegularFile.text(file);
      String text = withoutMark(content);
      Edit<T> edit = change.apply(text);
      if (!edit.text().equals(text)) {
        String mark = content.substring(0, content.length() - text.length());
        AtomicFile.write(file, mark + edit.text());
      }
      return edit.result();
    }
  }

  /**
   * Writes a file that is new; one that another program made meanwhile is left as it is.
   *
   * @throws IOException when it is there, cannot be written, or is locked for too long
   */
  public <T> T create(Edit<T> edit) throws IOException {
    try (LockFile held = lock()) {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException("another program made it meanwhile");
      }
      AtomicFile.write(file, edit.text());
      return edit.result();
    }
  }

  private LockFile lock() throws IOException {
    return LockFile.acquire(lock, patience)
        .orElseThrow(() -> new IOException("another program has been changing it for too long"));
  }

  private static String withoutMark(String content) {
    return content.startsWith(MARK) ? content.substring(MARK.length()) : content;
  }
}
