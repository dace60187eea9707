package dev.orchestrator.runs.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a run landed by itself, and what it is landing.
 *
 * @param underWay commits that are being landed, by number of the issue
 * @param tried how the last landing of an issue ended, by number of the issue
 */
public record AutoLandings(Map<Integer, String> underWay, Map<Integer, Tried> tried) {

  /** Nothing was landed. */
  public static final AutoLandings NONE = new AutoLandings(Map.of(), Map.of());

  /** Copies the maps. */
  public AutoLandings {
    underWay = Map.copyOf(underWay);
    tried = Map.copyOf(tried);
  }

  /**
   * How it ended.
   *
   * @param tip the commit that was to be landed
   * @param outcome a word of the outcomes of landing; empty where the landing as a whole failed
   */
  public record Tried(String tip, Optional<String> outcome) {}

  /** How the landing of an issue at a commit ended; empty where that was not tried. */
  public Optional<Tried> tried(int issue, String tip) {
    return Optional.ofNullable(tried.get(issue)).filter(known -> known.tip().equals(tip));
  }

  AutoLandings begun(Map<Integer, String> tips) {
    return new AutoLandings(tips, tried);
  }

  AutoLandings ended(List<RunEvent.LandedIssue> issues) {
    Map<Integer, String> words =
        issues.stream()
            .collect(
                Collectors.toMap(
                    RunEvent.LandedIssue::issue, RunEvent.LandedIssue::outcome, (one, two) -> two));
    Map<Integer, Tried> known = new LinkedHashMap<>(tried);
    underWay.forEach(
        (issue, tip) -> known.put(issue, new Tried(tip, Optional.ofNullable(words.get(issue)))));
    return new AutoLandings(Map.of(), known);
  }

  /** Another supervisor: what the one before was doing ended with it, what failed may go now. */
  AutoLandings taken() {
    return new AutoLandings(
        Map.of(),
        tried.entrySet().stream()
            .filter(each -> each.getValue().outcome().isPresent())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }
}
