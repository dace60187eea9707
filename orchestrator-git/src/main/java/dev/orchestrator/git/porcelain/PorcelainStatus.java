package dev.orchestrator.git.porcelain;

import dev.orchestrator.git.porcelain.StatusEntry.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What {@code git status --porcelain=v2 --branch -z} says, with or without {@code --show-stash}.
 *
 * @param commit id of HEAD; empty on an unborn branch
 * @param branch empty when detached
 * @param upstream as configured, also when it does not exist
 * @param ahead empty when the upstream does not exist or git did not count
 * @param behind as {@code ahead}
 * @param entries the files, in git's order
 */
public record PorcelainStatus(
    Optional<String> commit,
    Optional<String> branch,
    Optional<String> upstream,
    OptionalInt ahead,
    OptionalInt behind,
    int stashes,
    List<StatusEntry> entries) {

  /** Of a repository that nothing is known of. */
  public static final PorcelainStatus NONE =
      new PorcelainStatus(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          0,
          List.of());

  /** Copies the list. */
  public PorcelainStatus {
    entries = List.copyOf(entries);
  }

  /**
   * Reads the output. Entries and headers end with NUL, so that no file name can pass for another
   * line.
   *
   * @return empty when it is not whole: git begins with the commit and ends with a NUL
   */
  public static Optional<PorcelainStatus> parse(String output) {
    Parser parser = new Parser();
    return output.endsWith("\0") && parser.read(List.of(output.split("\0", -1)))
        ? parser.result()
        : Optional.empty();
  }

  /** Whether anything but ignored files differs from HEAD. */
  public boolean changed() {
    return !uncommitted().isEmpty();
  }

  /** How many files the index holds in another way than HEAD. */
  public int staged() {
    return (int) entries.stream().filter(StatusEntry::isStaged).count();
  }

  /** How many files differ from the index. */
  public int modified() {
    return (int) entries.stream().filter(StatusEntry::isModified).count();
  }

  /** How many files or folders git does not know. */
  public int untracked() {
    return paths(Kind.UNTRACKED).size();
  }

  /** How many files are in conflict. */
  public int conflicted() {
    return paths(Kind.UNMERGED).size();
  }

  /** Files that differ from HEAD or are untracked; ignored ones are not. */
  public List<String> uncommitted() {
    return entries.stream()
        .filter(entry -> entry.kind() != Kind.IGNORED)
        .map(StatusEntry::path)
        .toList();
  }

  /** Ignored files and folders, when git was asked for them. */
  public List<String> ignored() {
    return paths(Kind.IGNORED);
  }

  private List<String> paths(Kind kind) {
    return entries.stream().filter(entry -> entry.kind() == kind).map(StatusEntry::path).toList();
  }

  private static final class Parser {

    private static final int FIELDS_OF_CHANGED = 8;
    private static final int FIELDS_OF_RENAMED = 9;
    private static final int FIELDS_OF_UNMERGED = 10;

    private boolean begun;
    private Optional<String> commit = Optional.empty();
    private Optional<String> branch = Optional.empty();
    private Optional<String> upstream = Optional.empty();
    private OptionalInt ahead = OptionalInt.empty();
    private OptionalInt behind = OptionalInt.empty();
    private int stashes;
    private final List<StatusEntry> entries = new ArrayList<>();

    /** Whether every part could be read. */
    boolean read(List<String> parts) {
      for (int i = 0; i < parts.size() - 1; i++) {
        String part = parts.get(i);
        if (part.length() < 3 || part.charAt(1) != ' ') {
          return false;
        }
        boolean understood =
            switch (part.charAt(0)) {
              case '#' -> header(part.substring(2));
              case '1' -> entry(Kind.CHANGED, part, FIELDS_OF_CHANGED);
              case '2' -> entry(Kind.CHANGED, part, FIELDS_OF_RENAMED);
              case 'u' -> entry(Kind.UNMERGED, part, FIELDS_OF_UNMERGED);
              case '?' -> entries.add(new StatusEntry(Kind.UNTRACKED, ' ', ' ', part.substring(2)));
              case '!' -> entries.add(new StatusEntry(Kind.IGNORED, ' ', ' ', part.substring(2)));
              default -> false;
            };
        if (!understood) {
          return false;
        }
        if (part.charAt(0) == '2') {
          i++; // the old name of a renamed file follows as a part of its own
        }
      }
      return begun;
    }

    private boolean entry(Kind kind, String part, int fieldsBeforePath) {
      int at = 0;
      for (int field = 0; field < fieldsBeforePath; field++) {
        int space = part.indexOf(' ', at);
        if (space < 0) {
          return false;
        }
        at = space + 1;
      }
      return entries.add(new StatusEntry(kind, part.charAt(2), part.charAt(3), part.substring(at)));
    }

    private boolean header(String header) {
      int space = header.indexOf(' ');
      String value = header.substring(space + 1);
      switch (header.substring(0, Math.max(0, space))) {
        case "branch.oid" -> {
          begun = true;
          commit = Optional.of(value).filter(id -> !id.equals("(initial)"));
        }
        case "branch.head" -> branch = Optional.of(value).filter(b -> !b.equals("(detached)"));
        case "branch.upstream" -> upstream = Optional.of(value);
        case "branch.ab" -> distance(value.split(" "));
        case "stash" -> stashes = value.matches("\\d{1,9}") ? Integer.parseInt(value) : 0;
        default -> {}
      }
      return true;
    }

    private void distance(String[] counts) {
      if (counts.length == 2 && !counts[0].endsWith("?")) {
        ahead = OptionalInt.of(Math.abs(Integer.parseInt(counts[0])));
        behind = OptionalInt.of(Math.abs(Integer.parseInt(counts[1])));
      }
    }

    Optional<PorcelainStatus> result() {
      return Optional.of(
          new PorcelainStatus(commit, branch, upstream, ahead, behind, stashes, entries));
    }
  }
}
