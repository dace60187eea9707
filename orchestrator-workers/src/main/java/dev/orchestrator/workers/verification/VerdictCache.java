package dev.orchestrator.workers.verification;

import dev.orchestrator.core.file.AtomicFile;
import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.core.workspace.Workspace;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Verdicts by what they depend on, in {@code state/verdicts}. A file that cannot be read or written
 * costs a run and nothing else. Thread-safe.
 */
final class VerdictCache {

  /** After that the tools of the machine have changed more likely than not. */
  private static final Duration GREEN_LASTS = Duration.ofDays(7);

  /** A person who mended the machine, and not the tree, is not told the old story for ever. */
  private static final Duration RED_LASTS = Duration.ofHours(1);

  private final Path folder;
  private final Clock clock;
  private final JsonCodec codec = new JsonCodec();

  /** A verdict and when it was found. */
  record Kept(Instant at, Verdict verdict) {}

  @Inject
  VerdictCache(Workspace workspace, Clock clock) {
    this.folder = workspace.state().resolve("verdicts");
    this.clock = clock;
  }

  /** The verdict on what {@code parts} say together, if it is known and still holds. */
  Optional<Verdict> find(String... parts) {
    Path file = file(parts);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      Kept kept = codec.read(RegularFile.text(file), Kept.class);
      Duration lasts = kept.verdict().isGreen() ? GREEN_LASTS : RED_LASTS;
      return Optional.of(kept.verdict())
          .filter(verdict -> kept.at().plus(lasts).isAfter(clock.instant()));
    } catch (IOException | RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  /** Keeps a verdict; one that says nothing about the tree is not kept. */
  void keep(Verdict verdict, String... parts) {
    if (verdict.outcome() == Verdict.Outcome.COULD_NOT_RUN) {
      return;
    }
    try {
      Path file = file(parts);
      Files.createDirectories(file.getParent());
      AtomicFile.write(file, codec.line(new Kept(clock.instant(), verdict)) + "\n");
    } catch (IOException unwritable) {
      // the next one who asks has it run again
    }
  }

  private Path file(String... parts) {
    String name = digest(String.join("\0", parts));
    return folder.resolve(name.substring(0, 2)).resolve(name + ".json");
  }

  static String digest(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
