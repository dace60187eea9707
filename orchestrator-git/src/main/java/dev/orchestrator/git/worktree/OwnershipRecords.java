package dev.orchestrator.git.worktree;

import dev.orchestrator.core.file.AtomicFile;
import dev.orchestrator.core.file.LockFile;
import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.core.json.JsonCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who owns which worktree of one repository: small files in the common git folder, where they live
 * as long as the branches do, whatever happens to the worktrees or to the state of a run.
 */
final class OwnershipRecords {

  private static final Duration LOCK_PATIENCE = Duration.ofMinutes(10);

  private final Path folder;
  private static final JsonCodec JSON = new JsonCodec();

  OwnershipRecords(Path commonDirectory) {
    this.folder = commonDirectory.resolve("orchestrator");
  }

  /** Makes a change of the repository's worktrees while nobody else does. */
  <T> T changing(Change<T> change) throws IOException {
    LockFile held =
        LockFile.acquire(folder.resolve("worktrees.lock"), LOCK_PATIENCE)
            .orElseThrow(
                () ->
                    new IOException(
                        "another process has kept " + folder + " for " + LOCK_PATIENCE));
    try {
      return change.make();
    } finally {
      held.close();
    }
  }

  Optional<OwnedWorktree> find(Path worktree) {
    return read(fileOf(worktree));
  }

  List<OwnedWorktree> all() {
    Path records = folder.resolve("worktrees");
    if (!Files.isDirectory(records)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(records)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .flatMap(file -> read(file).stream())
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  void write(OwnedWorktree owned) throws IOException {
    AtomicFile.write(fileOf(owned.folder()), JSON.pretty(Stored.of(owned)) + "\n");
  }

  void delete(OwnedWorktree owned) throws IOException {
    Files.deleteIfExists(fileOf(owned.folder()));
  }

  private Path fileOf(Path worktree) {
    return folder.resolve("worktrees").resolve(digest(worktree.toString()) + ".json");
  }

  /** A record that cannot be read proves no ownership; the folder is then treated as foreign. */
  private Optional<OwnedWorktree> read(Path file) {
    try {
      return Optional.of(JSON.read(RegularFile.text(file), Stored.class).owned());
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException | RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 12);
    } catch (NoSuchAlgorithmException everyJvmHasIt) {
      throw new IllegalStateException(everyJvmHasIt);
    }
  }

  private record Stored(
      int schemaVersion,
      String folder,
      String branch,
      String owner,
      String start,
      OwnedWorktree.Phase phase) {

    static Stored of(OwnedWorktree owned) {
      return new Stored(
          1,
          owned.folder().toString(),
          owned.branch(),
          owned.owner(),
          owned.start(),
          owned.phase());
    }

    OwnedWorktree owned() {
      return new OwnedWorktree(Path.of(folder), branch, owner, start, phase);
    }
  }

  /** What is done under the lock. */
  @FunctionalInterface
  interface Change<T> {
    T make() throws IOException;
  }
}
