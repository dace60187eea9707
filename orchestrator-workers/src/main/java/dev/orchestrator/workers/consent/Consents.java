package dev.orchestrator.workers.consent;

import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.AtomicFile;
import dev.orchestrator.core.file.LockFile;
import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.core.workspace.Workspace;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What somebody agreed to let run: {@code state/consents.json}, one entry for each content that was
 * agreed to. A file that cannot be read means that nothing was. Thread-safe, also between
 * processes.
 */
public final class Consents {

  /** What was agreed to cannot be read or written. */
  public static final ErrorCode CONSENTS_UNUSABLE = ErrorCode.environment("CONSENTS_UNUSABLE");

  private static final int SCHEMA = 1;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Workspace workspace;
  private final JsonCodec json;
  private final Clock clock;

  /** Of a workspace. */
  @Inject
  public Consents(Workspace workspace, JsonCodec json, Clock clock) {
    this.workspace = workspace;
    this.json = json;
    this.clock = clock;
  }

  /** How a content stands. */
  public enum Standing {
    /** Nothing of this command in this repository was ever run. */
    FIRST,
    /** Somebody agreed to exactly this. */
    AGREED,
    /** Somebody agreed to another content. */
    CHANGED
  }

  /** How a content stands. */
  public Standing of(SetupContent content) {
    if (content.isEmpty()) {
      return Standing.AGREED;
    }
    List<Entry> known = read().consents().stream().filter(entry -> entry.isFor(content)).toList();
    if (known.isEmpty()) {
      return Standing.FIRST;
    }
    String fingerprint = content.fingerprint();
    return known.stream().anyMatch(entry -> entry.sha256().equals(fingerprint))
        ? Standing.AGREED
        : Standing.CHANGED;
  }

  /** Remembers that somebody agreed to a content. */
  public void agree(SetupContent content) {
    Entry entry =
        new Entry(
            content.repository().toString(),
            content.command(),
            content.files().keySet().stream().sorted().toList(),
            content.fingerprint(),
            clock.instant());
    try {
      Optional<LockFile> lock =
          LockFile.acquire(workspace.locks().resolve("consents.lock"), PATIENCE);
      if (lock.isEmpty()) {
        throw new IOException("another process holds it");
      }
      try (LockFile held = lock.get()) {
        List<Entry> all = Stream.concat(read().consents().stream(), Stream.of(entry)).toList();
        AtomicFile.write(file(), json.pretty(new Document(SCHEMA, all)) + "\n");
      }
    } catch (IOException failed) {
      throw unusable(failed);
    }
  }

  private Document read() {
    try {
      return Files.exists(file())
          ? json.read(RegularFile.text(file()), Document.class)
          : new Document(SCHEMA, List.of());
    } catch (IOException unreadable) {
      throw unusable(unreadable);
    }
  }

  private OrchestratorException unusable(IOException cause) {
    return new OrchestratorException(
        CONSENTS_UNUSABLE,
        "cannot use " + file() + ": " + cause.getMessage(),
        "move it away: what it agreed to is then asked for again",
        cause);
  }

  private Path file() {
    return workspace.state().resolve("consents.json");
  }

  private record Document(int schemaVersion, List<Entry> consents) {}

  private record Entry(
      String repository, String command, List<String> files, String sha256, Instant at) {

    boolean isFor(SetupContent content) {
      return repository.equals(content.repository().toString())
          && command.equals(content.command());
    }
  }
}
