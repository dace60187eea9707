package dev.orchestrator.exec.process;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** Enough for any family that does not fork for the sake of escaping. */
  private static final int MOST_LOOKS = 20;

  private final Path root;

  ProcFilesystem(Path root) {
    this.root = root;
  }

  /**
   * A process that ended between the listing of the names and the reading of its file may have left
   * a child that the list does not know. Names are then listed again, and what is new is read,
   * until nobody was missed.
   */
  @Override
  public List<ProcessEntry> entries() {
    Map<String, Optional<ProcessEntry>> seen = new LinkedHashMap<>();
    boolean missed = true;
    for (int look = 0; missed && look < MOST_LOOKS; look++) {
      missed = false;
      for (String name : names()) {
        if (!seen.containsKey(name)) {
          Optional<ProcessEntry> entry = read(name);
          seen.put(name, entry);
          missed |= entry.filter(process -> !process.ended()).isEmpty();
        }
      }
    }
    return seen.values().stream().flatMap(Optional::stream).toList();
  }

  private List<String> names() {
    String[] names = root.toFile().list();
    return names == null
        ? List.of()
        : Stream.of(names).filter(name -> Character.isDigit(name.charAt(0))).toList();
  }

  @Override
  public Optional<ProcessEntry> find(long pid) {
    return read(Long.toString(pid));
  }

  @Override
  public boolean carries(ProcessEntry process, EnvironmentMarker marker) {
    try {
      String variables = text(Long.toString(process.pid()), "environ");
      String wanted = marker.assignment() + '\0';
      return variables.startsWith(wanted) || variables.contains('\0' + wanted);
    } catch (IOException goneOrForeign) {
      return false;
    }
  }

  @Override
  public Duration processorTime(ProcessEntry process) {
    try {
      String[] fields = fields(text(Long.toString(process.pid()), "stat"));
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
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
  }

  private Optional<ProcessEntry> read(String pid) {
    try {
      return parse(text(pid, "stat"));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /** A plain stream: hundreds of these files are read at a time, and a channel costs twice that. */
  private String text(String pid, String file) throws IOException {
    try (InputStream in = new FileInputStream(root + "/" + pid + "/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
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
