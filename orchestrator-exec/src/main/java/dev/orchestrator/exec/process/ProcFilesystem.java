package dev.orchestrator.exec.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Linux: reads {@code /proc}, see proc(5). What vanishes while it is read did not exist. */
final class ProcFilesystem implements ProcessTable {

  /** Positions after the program's name, which may itself hold blanks and parentheses. */
  private static final int STATE = 0;

  private static final int PARENT = 1;
  private static final int GROUP = 2;
  private static final int SESSION = 3;
  private static final int FIRST_TIME = 11;
  private static final int TIMES = 4;
  private static final int START_TIME = 19;

  /** USER_HZ, which proc(5) counts in; 100 on every system Java runs on. */
  private static final long MILLIS_PER_TICK = 10;

  private final Path root;

  ProcFilesystem(Path root) {
    this.root = root;
  }

  @Override
  public List<ProcessEntry> entries() {
    List<ProcessEntry> found = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(root, "[1-9]*")) {
      for (Path folder : folders) {
        read(folder).ifPresent(found::add);
      }
    } catch (IOException unreadable) {
      return List.copyOf(found);
    }
    return List.copyOf(found);
  }

  @Override
  public Optional<ProcessEntry> find(long pid) {
    return read(root.resolve(Long.toString(pid)));
  }

  @Override
  public boolean carries(ProcessEntry process, EnvironmentMarker marker) {
    Path environment = root.resolve(Long.toString(process.pid())).resolve("environ");
    try {
      String variables = Files.readString(environment, StandardCharsets.ISO_8859_1);
      return ("\0" + variables).contains("\0" + marker.assignment() + "\0");
    } catch (IOException goneOrForeign) {
      return false;
    }
  }

  @Override
  public Duration processorTime(ProcessEntry process) {
    try {
      Path stat = root.resolve(Long.toString(process.pid())).resolve("stat");
      String[] fields = fields(Files.readString(stat, StandardCharsets.ISO_8859_1));
      long ticks = 0;
      for (int index = FIRST_TIME; index < FIRST_TIME + TIMES && index < fields.length; index++) {
        ticks += Long.parseLong(fields[index]);
      }
      return Duration.ofMillis(ticks * MILLIS_PER_TICK);
    } catch (IOException | NumberFormatException gone) {
      return Duration.ZERO;
    }
  }

  private static String[] fields(String stat) {
    return stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
  }

  private static Optional<ProcessEntry> read(Path folder) {
    try {
      return parse(Files.readString(folder.resolve("stat"), StandardCharsets.ISO_8859_1));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  static Optional<ProcessEntry> parse(String stat) {
    int nameStart = stat.indexOf('(');
    int nameEnd = stat.lastIndexOf(')');
    if (nameStart < 1 || nameEnd < nameStart) {
      return Optional.empty();
    }
    String[] fields = fields(stat);
    if (fields.length <= START_TIME) {
      return Optional.empty();
    }
    long pid = Long.parseLong(stat.substring(0, nameStart).strip());
    return Optional.of(
        new ProcessEntry(
            new ProcessIdentity(pid, Long.parseLong(fields[START_TIME])),
            stat.substring(nameStart + 1, nameEnd),
            Long.parseLong(fields[PARENT]),
            Long.parseLong(fields[GROUP]),
            Long.parseLong(fields[SESSION]),
            "Z".equals(fields[STATE]) || "X".equals(fields[STATE])));
  }
}
