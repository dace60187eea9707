package dev.orchestrator.core.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/** Finds the name a user most likely meant. */
public final class Suggestions {

  private Suggestions() {}

  /**
   * The candidate nearest to what was typed, when it is near enough to be a slip of the fingers: at
   * most one edit in three characters, and never more than three; two letters swapped are one edit,
   * and letters missing at the end, where at least four are there, count as two.
   */
  public static Optional<String> nearest(String typed, Collection<String> candidates) {
    int limit = Math.min(3, Math.max(1, typed.length() / 3));
    DamerauLevenshteinDistance distance = new DamerauLevenshteinDistance(limit);
    String wanted = typed.toLowerCase(Locale.ROOT);
    return candidates.stream()
        .map(name -> new Scored(name, edits(wanted, name.toLowerCase(Locale.ROOT), distance)))
        .filter(scored -> scored.edits() >= 0)
        .min(Comparator.comparingInt(Scored::edits).thenComparing(Scored::name))
        .map(Scored::name);
  }

  private static int edits(String typed, String name, DamerauLevenshteinDistance distance) {
    int edits = distance.apply(typed, name);
    boolean begun = typed.length() >= 4 && name.startsWith(typed);
    return begun && (edits < 0 || edits > 2) ? 2 : edits;
  }

  /** A hint such as {@code did you mean 'wallet'?}, or {@code otherwise} where nothing is near. */
  public static String hint(String typed, Collection<String> candidates, String otherwise) {
    return nearest(typed, candidates).map(name -> "did you mean '" + name + "'?").orElse(otherwise);
  }

  private record Scored(String name, int edits) {}
}
