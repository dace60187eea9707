package dev.orchestrator.runs.landing;

import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.runs.landing.record.LandingEvent;
import dev.orchestrator.runs.landing.record.LandingFolder;
import dev.orchestrator.runs.landing.record.LandingLines;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What became of the issues of a project when they were last landed. Reads only. */
public final class LandingHistory {

  private final Workspace workspace;

  /** Of the landings of a workspace. */
  @Inject
  public LandingHistory(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * What became of an issue.
   *
   * @param landing id of the landing
   * @param outcome the outcome
   * @param reason why; empty where that is plain
   * @param partner the other issue, where there is one to name
   * @param log output of the verification that decided it
   * @param tip the commit that was, or was not, landed
   */
  public record Landed(
      String landing,
      LandOutcome outcome,
      String reason,
      Optional<Integer> partner,
      Optional<String> log,
      Optional<String> tip) {}

  /** The last word on each issue of a project that was to be landed. */
  public Map<Integer, Landed> of(String project) {
    LandingFolder folder = LandingFolder.of(workspace, project);
    Map<Integer, Landed> found = new LinkedHashMap<>();
    for (String id : folder.ids()) {
      add(found, id, LandingLines.read(folder.journal(id)).events());
    }
    return Collections.unmodifiableMap(found);
  }

  private static void add(Map<Integer, Landed> found, String id, List<LandingEvent> events) {
    Map<Integer, Landed> here = new LinkedHashMap<>();
    Map<String, List<Integer>> byRepository = new LinkedHashMap<>();
    Set<Integer> undone = new HashSet<>();
    for (LandingEvent event : events) {
      if (event instanceof LandingEvent.Decided decided) {
        LandOutcome outcome = LandOutcome.of(decided.outcome());
        Landed before = found.get(decided.issue());
        boolean known = outcome == LandOutcome.ALREADY && before != null && before.outcome().isIn();
        here.put(decided.issue(), known ? before : landed(id, decided, outcome));
      } else if (event instanceof LandingEvent.Taking taking) {
        byRepository.merge(taking.repository(), taking.landed(), LandingHistory::both);
      } else if (event instanceof LandingEvent.Undone back) {
        undone.addAll(byRepository.getOrDefault(back.repository(), List.of()));
      }
    }
    here.keySet().removeAll(undone);
    found.keySet().removeAll(undone);
    found.putAll(here);
  }

  private static List<Integer> both(List<Integer> first, List<Integer> second) {
    return java.util.stream.Stream.concat(first.stream(), second.stream()).distinct().toList();
  }

  private static Landed landed(String id, LandingEvent.Decided decided, LandOutcome outcome) {
    return new Landed(
        id, outcome, decided.reason(), decided.partner(), decided.log(), decided.tip());
  }
}
