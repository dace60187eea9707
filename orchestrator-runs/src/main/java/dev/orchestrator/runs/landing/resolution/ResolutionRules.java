package dev.orchestrator.runs.landing.resolution;

import dev.orchestrator.runs.landing.resolution.KeptSides.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Decides whether a resolution is accepted: nothing left in conflict, nothing of either side
 * dropped, and nothing done that was not asked for. A change to a file that was in no conflict, and
 * a side that had to be dropped because one removed what the other changed, are accepted where the
 * commit says why, in a line {@code Resolution-Note: PATH: REASON}.
 */
public final class ResolutionRules {

  /** Begins the line of a commit message that explains one file. */
  public static final String NOTE = "Resolution-Note:";

  private static final int NAMED = 5;
  private static final int LONGEST_REASON = 300;

  private ResolutionRules() {}

  /**
   * The verdict.
   *
   * @param faults why it is not accepted; empty when it is
   * @param notes what a person should know of it
   */
  public record Judgement(List<String> faults, List<String> notes) {

    /** Copies the lists. */
    public Judgement {
      faults = List.copyOf(faults);
      notes = List.copyOf(notes);
    }

    /** Whether it is accepted. */
    public boolean isAccepted() {
      return faults.isEmpty();
    }
  }

  /**
   * Judges.
   *
   * @param ours what the side that is merged onto is called
   * @param theirs what the side that is merged is called
   */
  public static Judgement judge(ResolutionFacts facts, String ours, String theirs) {
    Map<String, String> reasons = reasons(facts.message());
    List<String> faults = new ArrayList<>(unfinished(facts));
    List<String> notes = new ArrayList<>();
    for (MergedFile file : facts.conflicted()) {
      List<String> dropped =
          KeptSides.dropped(file).stream().map(side -> side == Side.OURS ? ours : theirs).toList();
      explained(file, dropped, reasons, faults, notes);
    }
    for (MergedFile file : facts.beyond()) {
      beyond(file, reasons, faults, notes);
    }
    return new Judgement(faults, notes);
  }

  private static List<String> unfinished(ResolutionFacts facts) {
    List<String> faults = new ArrayList<>();
    if (!facts.unmerged().isEmpty()) {
      faults.add("still in conflict: " + named(facts.unmerged()));
    }
    if (facts.unfinished()) {
      faults.add("the merge is not committed");
    } else if (!facts.uncommitted().isEmpty()) {
      faults.add("not committed: " + named(facts.uncommitted()));
    }
    if (!facts.unfinished() && !facts.joined()) {
      faults.add("its commits are not one merge of both sides");
    }
    if (!facts.markers().isEmpty()) {
      faults.add("conflict markers are left in " + named(facts.markers()));
    }
    if (!facts.shared().isEmpty()) {
      faults.add("it changed what is not its own: " + named(facts.shared()));
    }
    return faults;
  }

  /** Only where one side has no such file is there nothing that keeps both. */
  private static void explained(
      MergedFile file,
      List<String> dropped,
      Map<String, String> reasons,
      List<String> faults,
      List<String> notes) {
    if (dropped.isEmpty()) {
      return;
    }
    String fault = "drops what %s did in %s".formatted(String.join(" and ", dropped), file.path());
    boolean either = file.ours().isEmpty() || file.theirs().isEmpty();
    String reason = reasons.get(file.path());
    if (either && reason != null) {
      notes.add(fault + ": " + reason);
    } else {
      faults.add(either ? fault + " and does not say why" : fault);
    }
  }

  private static void beyond(
      MergedFile file, Map<String, String> reasons, List<String> faults, List<String> notes) {
    String reason = reasons.get(file.path());
    if (!KeptSides.dropped(file).isEmpty()) {
      faults.add("drops what was done in " + file.path() + ", which was in no conflict");
    } else if (reason == null) {
      faults.add("changes " + file.path() + ", which was in no conflict, and does not say why");
    } else {
      notes.add("also changes " + file.path() + ": " + reason);
    }
  }

  private static Map<String, String> reasons(String message) {
    Map<String, String> reasons = new TreeMap<>();
    message
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith(NOTE))
        .map(line -> line.substring(NOTE.length()).strip())
        .forEach(
            line -> {
              int end = line.indexOf(": ");
              if (end > 0 && !line.substring(end + 2).isBlank()) {
                String reason = line.substring(end + 2).strip();
                reasons.putIfAbsent(
                    line.substring(0, end),
                    reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
              }
            });
    return reasons;
  }

  private static String named(List<String> names) {
    return names.stream().limit(NAMED).collect(Collectors.joining(", "))
        + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "");
  }
}
