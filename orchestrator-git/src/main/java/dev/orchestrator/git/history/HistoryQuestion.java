package dev.orchestrator.git.history;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A branch, and what on it is not its own. Commits are given as full ids or as full reference names
 * such as {@code refs/heads/main}.
 *
 * @param checkout the repository or one of its worktrees; absolute
 * @param tip the commit or reference that is looked at
 * @param base the commit the branch began at
 * @param start the commit the latest attempt began at; {@code base} when there was none before
 * @param earlier the commits at which earlier attempts ended; what they hold should still be there
 * @param notOwn whose commits do not count: the default branch, branches of others. What of them
 *     does not exist is passed over
 */
public record HistoryQuestion(
    Path checkout,
    String tip,
    String base,
    String start,
    List<String> earlier,
    List<String> notOwn) {

  private static final Pattern NAME =
      Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}|refs/[^\\s~^:?*\\[\\\\]+");

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException for what is neither a full id nor a full reference name
   */
  public HistoryQuestion {
    earlier = List.copyOf(earlier);
    notOwn = List.copyOf(notOwn);
    Stream.of(List.of(tip, base, start), earlier, notOwn)
        .flatMap(List::stream)
        .filter(name -> !NAME.matcher(name).matches())
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "neither a full commit id nor a full reference name: " + name);
            });
  }

  /** Everything on {@code tip} since {@code base}. */
  public static HistoryQuestion of(Path checkout, String tip, String base) {
    return new HistoryQuestion(checkout, tip, base, base, List.of(), List.of());
  }

  /** The same for an attempt that began later than the branch. */
  public HistoryQuestion startingAt(String commit) {
    return new HistoryQuestion(checkout, tip, base, commit, earlier, notOwn);
  }

  /** The same after attempts that ended at those commits. */
  public HistoryQuestion after(List<String> tips) {
    return new HistoryQuestion(checkout, tip, base, start, tips, notOwn);
  }

  /** The same without the commits of the default branch, local and of {@code origin}. */
  public HistoryQuestion besidesDefaultBranch(String name) {
    return besides(List.of("refs/heads/" + name, "refs/remotes/origin/" + name));
  }

  /** The same without what is reachable from those commits or references. */
  public HistoryQuestion besides(List<String> others) {
    List<String> all = new ArrayList<>(notOwn);
    all.addAll(others);
    return new HistoryQuestion(checkout, tip, base, start, earlier, all);
  }

  /** Every name that is a reference. */
  List<String> references() {
    return names().filter(name -> name.startsWith("refs/")).distinct().toList();
  }

  /** Every name that is a commit id. */
  List<String> ids() {
    return names().filter(name -> !name.startsWith("refs/")).distinct().toList();
  }

  /** The tips whose work must still be there, in the order of time. */
  List<String> mustHold() {
    return Stream.concat(earlier.stream(), Optional.of(start).stream()).distinct().toList();
  }

  private Stream<String> names() {
    return Stream.of(List.of(tip, base, start), earlier, notOwn).flatMap(List::stream);
  }
}
