package dev.orchestrator.git.status;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What {@code git status --porcelain=v2 --branch --show-stash -z} says.
 *
 * @param commit id of HEAD; empty on an unborn branch
 * @param branch empty when detached
 * @param upstream as configured, also when it does not exist
 * @param ahead empty when the upstream does not exist or git did not count
 * @param behind as {@code ahead}
 */
record PorcelainStatus(
    Optional<String> commit,
    Optional<String> branch,
    Optional<String> upstream,
    OptionalInt ahead,
    OptionalInt behind,
    int stashes,
    int staged,
    int modified,
    int untracked,
    int conflicted) {

  boolean changed() {
    return staged + modified + untracked + conflicted > 0;
  }

  /** Before git was asked. */
  static final PorcelainStatus NOTHING_SAID = new Counter().result();

  /**
   * Entries and headers end with NUL, so that no file name can pass for another line.
   *
   * @return empty when that is not the whole of what git says of a repository
   */
  static Optional<PorcelainStatus> parse(String output) {
    if (!output.startsWith("# branch.oid ") || !output.endsWith("\0")) {
      return Optional.empty();
    }
    Counter counter = new Counter();
    List<String> parts = List.of(output.split("\0", -1));
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      counter.count(part);
      if (part.startsWith("2 ")) {
        i++; // the old name of a renamed file follows as a part of its own
      }
    }
    return Optional.of(counter.result());
  }

  private static final class Counter {
    private Optional<String> commit = Optional.empty();
    private Optional<String> branch = Optional.empty();
    private Optional<String> upstream = Optional.empty();
    private OptionalInt ahead = OptionalInt.empty();
    private OptionalInt behind = OptionalInt.empty();
    private int stashes;
    private int staged;
    private int modified;
    private int untracked;
    private int conflicted;

    void count(String part) {
      if (part.length() < 2) {
        return;
      }
      switch (part.charAt(0)) {
        case '#' -> header(part.substring(2));
        case '1', '2' -> changed(part.charAt(2), part.charAt(3));
        case 'u' -> conflicted++;
        case '?' -> untracked++;
        default -> {}
      }
    }

    private void changed(char index, char workTree) {
      staged += index == '.' ? 0 : 1;
      modified += workTree == '.' ? 0 : 1;
    }

    private void header(String header) {
      int space = header.indexOf(' ');
      String value = header.substring(space + 1);
      switch (header.substring(0, Math.max(0, space))) {
        case "branch.oid" -> commit = Optional.of(value).filter(id -> !id.equals("(initial)"));
        case "branch.head" -> branch = Optional.of(value).filter(b -> !b.equals("(detached)"));
        case "branch.upstream" -> upstream = Optional.of(value);
        case "branch.ab" -> distance(value.split(" "));
        case "stash" -> stashes = Integer.parseInt(value);
        default -> {}
      }
    }

    private void distance(String[] counts) {
      if (counts.length == 2 && !counts[0].endsWith("?")) {
        ahead = OptionalInt.of(Math.abs(Integer.parseInt(counts[0])));
        behind = OptionalInt.of(Math.abs(Integer.parseInt(counts[1])));
      }
    }

    PorcelainStatus result() {
      return new PorcelainStatus(
          commit,
          branch,
          upstream,
          ahead,
          behind,
          stashes,
          staged,
          modified,
          untracked,
          conflicted);
    }
  }
}
