package dev.orchestrator.runs.store;

import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.run.RecordedProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The folder of one attempt. This program writes what the wrapper needs to start the agent; the
 * wrapper writes who runs and how it ended. Only the owner can read it.
 *
 * @param path named after the attempt
 */
public record AttemptFolder(Path path) {

  /** The name of {@link #exitRecord}. */
  public static final String EXIT_RECORD = "exit.json";

  /** Costs milliseconds to make, and these files are looked for many times a second. */
  private static final JsonCodec JSON = new JsonCodec();

  /** Bytes. The wrapper writes some two hundred; a worktree's path may be 4,096. */
  private static final int LONGEST_RECORD = 64 * 1024;

  private static final Set<PosixFilePermission> PRIVATE_FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> PRIVATE_FILE =
      PosixFilePermissions.fromString("rw-------");

  /** The folder of an attempt among those of its run. */
  public static AttemptFolder of(Path attempts, AttemptId attempt) {
    return new AttemptFolder(attempts.resolve(attempt.value()));
  }

  /** What the agent reads from standard input. */
  public Path prompt() {
    return path.resolve("prompt.md");
  }

  /** Standard output and standard error of the agent, as they came. */
  public Path log() {
    return path.resolve("output.log");
  }

  /** What the wrapper exports before it starts the agent. Empty once it has been read. */
  public Path environment() {
    return path.resolve("environment");
  }

  /** Written by the wrapper, whole or not at all, when the agent ended. */
  public Path exitRecord() {
    return path.resolve(EXIT_RECORD);
  }

  /** Written by the wrapper when the agent runs. */
  Path processRecord() {
    return path.resolve("process.json");
  }

  /** Made by the wrapper as its first act: it never starts an agent twice. */
  public Path started() {
    return path.resolve("started");
  }

  /** What the worktrees of its repository shared when it began. */
  public Path sharedState() {
    return path.resolve("shared-state.json");
  }

  private Path memoryGroupFile() {
    return path.resolve("memory-group");
  }

  private Path note() {
    return path.resolve("launch.json");
  }

  /** The attempt's name. */
  public AttemptId attempt() {
    return new AttemptId(path.getFileName().toString());
  }

  /**
   * Writes what the wrapper needs. An attempt that was prepared before but never started is
   * prepared anew.
   *
   * @param environment all variables of the agent
   */
  public void prepare(String prompt, Map<String, String> environment) throws IOException {
    Files.createDirectories(path.getParent());
    if (!Files.isDirectory(path)) {
      Files.createDirectory(path, PosixFilePermissions.asFileAttribute(PRIVATE_FOLDER));
    }
    write(prompt(), prompt);
    EnvironmentFile.write(environment(), environment);
  }

  /**
   * Keeps what a later supervisor needs to take the attempt over. Whole or not at all, and not
   * synced: there is nothing to take over after a loss of power.
   */
  public void write(LaunchNote launch) throws IOException {
    Path part = path.resolve("launch.json.part");
    write(part, JSON.pretty(launch) + "\n");
    Files.move(part, note(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Tells the wrapper which control group the agent enters. */
  public void confineTo(MemoryGroup group) throws IOException {
    write(memoryGroupFile(), group.text());
  }

  /** What limits the agent's memory, where something does. */
  public Optional<MemoryGroup> memoryGroup() {
    try {
      return MemoryGroup.parse(RegularFile.text(memoryGroupFile()));
    } catch (IOException unlimited) {
      return Optional.empty();
    }
  }

  /** What was known when it was started. */
  public Optional<LaunchNote> launch() {
    return read(note(), LaunchNote.class)
        .filter(launch -> launch.attempt().equals(attempt().value()));
  }

  /**
   * Keeps the wrapper from ever starting the agent.
   *
   * @return false when it has begun already
   */
  public boolean forbidStart() throws IOException {
    Files.createDirectories(path);
    try {
      Files.createFile(started());
      return true;
    } catch (FileAlreadyExistsException begun) {
      return false;
    }
  }

  /** The wrapper itself, from before the agent runs until its record is written. */
  public Optional<RecordedProcess> wrapper() {
    try {
      String[] words = RegularFile.text(started()).strip().split(" ", -1);
      String boot = words.length > 2 ? words[2] : "";
      return words.length >= 2 && BootId.mayBeCurrent(boot)
          ? Optional.of(
              new RecordedProcess(Long.parseLong(words[0]), Long.parseLong(words[1]), boot))
          : Optional.empty();
    } catch (IOException | NumberFormatException notThere) {
      return Optional.empty();
    }
  }

  /**
   * Who runs; empty until the wrapper has said so, when what it said is not readable, and when the
   * machine was started anew since: the numbers are somebody else's now.
   */
  public Optional<ProcessRecord> process() {
    return read(processRecord(), ProcessRecord.class)
        .filter(record -> BootId.mayBeCurrent(record.bootId().orElse("")))
        .filter(record -> record.attempt().equals(attempt().value()));
  }

  /** How it ended; empty as long as it has not. A record of another attempt is ignored. */
  public Optional<ExitRecord> exit() {
    return read(exitRecord(), ExitRecord.class)
        .filter(record -> record.attempt().equals(attempt().value()));
  }

  /** When it ended; the file system says, to its own precision. */
  public Instant endedAt() {
    try {
      return Files.getLastModifiedTime(exitRecord()).toInstant();
    } catch (IOException gone) {
      return Instant.EPOCH;
    }
  }

  /**
   * Looked for often and found once: a look that finds nothing must not cost an exception. The
   * agent is the same user and can put anything in its place.
   */
  private static <T> Optional<T> read(Path file, Class<T> type) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try (InputStream in = RegularFile.open(file, LinkOption.NOFOLLOW_LINKS)) {
      String text = new String(in.readNBytes(LONGEST_RECORD), StandardCharsets.UTF_8);
      return Optional.of(JSON.read(text, type));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static void write(Path file, String content) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(file, PosixFilePermissions.asFileAttribute(PRIVATE_FILE));
    Files.write(file, content.getBytes(StandardCharsets.UTF_8));
  }
}
