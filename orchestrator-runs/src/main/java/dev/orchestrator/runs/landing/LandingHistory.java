package dev.orchestrator.runs.landing;

import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.runs.landing.record.LandingEvent;
import dev.orchestrator.runs.landing.record.LandingFolder;
import dev.orchestrator.runs.landing.record.LandingLines;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
   * @param issue its number
   * @param landing id of the landing
   * @param outcome the outcome
   * @param reason why; empty where that is plain
   * @param partner the other issue, where there is one to name
   * @param log output of the verification that decided it
   * @param tip the commit that was, or was not, landed
   * @param target the branch it landed on, or was meant to; empty where it is not in a result
   * @param branch the branch that held the result, where the target was not moved
   */
  public record Landed(
      int issue,
      String landing,
      LandOutcome outcome,
      String reason,
      Optional<Integer> partner,
      Optional<String> log,
      Optional<String> tip,
      Optional<String> target,
      Optional<String> branch) {

    /** The branches one of which contains it as long as it is landed. */
    public List<String> places() {
      return Stream.of(target, branch).flatMap(Optional::stream).toList();
    }
  }

  /** The last word on each issue of a project that was to be landed. */
  public Map<Integer, Landed> of(String project) {
    Words words = words(project);
    return Collections.unmodifiableMap(words.last);
  }

  /** What is part of a result that nobody took back, with the commit, the oldest first. */
  public List<Landed> standing(String project) {
    return List.copyOf(words(project).standing);
  }

  private Words words(String project) {
    LandingFolder folder = LandingFolder.of(workspace, project);
    Words words = new Words();
    for (String id : folder.ids()) {
      words.add(id, LandingLines.read(folder.journal(id)).events());
    }
    return words;
  }

  /** What the landings of one project say, one after the other. */
  private static final class Words {

    private final Map<Integer, Landed> last = new LinkedHashMap<>();
    private final List<Landed> standing = new ArrayList<>();
    private final Set<Integer> takenBack = new HashSet<>();

    void add(String id, List<LandingEvent> events) {
      Map<String, Set<Integer>> byRepository = new LinkedHashMap<>();
      Map<String, LandingEvent.Taken> taken = new LinkedHashMap<>();
      Map<Integer, LandingEvent.Decided> decided = new LinkedHashMap<>();
      Set<Integer> undone = new HashSet<>();
      for (LandingEvent event : events) {
        if (event instanceof LandingEvent.Decided word) {
          decided.put(word.issue(), word);
        } else if (event instanceof LandingEvent.Taken where) {
          taken.put(where.repository(), where);
        } else if (event instanceof LandingEvent.Taking taking) {
          byRepository
              .computeIfAbsent(taking.repository(), unused -> new HashSet<>())
              .addAll(taking.landed());
        } else if (event instanceof LandingEvent.Undone back) {
          undone.addAll(byRepository.getOrDefault(back.repository(), Set.of()));
        }
      }
      decided.keySet().removeAll(undone);
      last.keySet().removeAll(undone);
      takenBack.addAll(undone);
      Map<Integer, LandingEvent.Taken> places = new LinkedHashMap<>();
      byRepository.forEach(
          (repository, issues) ->
              Optional.ofNullable(taken.get(repository))
                  .ifPresent(where -> issues.forEach(issue -> places.put(issue, where))));
      decided
          .values()
          .forEach(word -> add(landed(id, word, Optional.ofNullable(places.get(word.issue())))));
    }

    /** That it was there already says less than how it came there. */
    private void add(Landed word) {
      Landed before = last.get(word.issue());
      boolean again = word.outcome() == LandOutcome.ALREADY;
      if (again && (before != null ? before.outcome().isIn() : isTakenBack(word))) {
        return;
      }
      last.put(word.issue(), word);
      if (word.outcome().isIn() && word.tip().isPresent()) {
        standing.add(word);
      }
    }

    private boolean isTakenBack(Landed word) {
      return takenBack.contains(word.issue());
    }

    private static Landed landed(
        String id, LandingEvent.Decided decided, Optional<LandingEvent.Taken> place) {
      LandOutcome outcome = LandOutcome.of(decided.outcome());
      Optional<LandingEvent.Taken> where = place.filter(any -> outcome.isIn());
      return new Landed(
          decided.issue(),
          id,
          outcome,
          decided.reason(),
          decided.partner(),
          decided.log(),
          decided.tip(),
          where.map(LandingEvent.Taken::target),
          where.flatMap(LandingEvent.Taken::branch));
    }
  }
}
