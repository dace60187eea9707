package dev.orchestrator.workers.landing;

import dev.orchestrator.runs.landing.LandOutcome;
import dev.orchestrator.runs.landing.record.LandingEvent;
import dev.orchestrator.runs.landing.record.LandingEvent.Decided;
import dev.orchestrator.runs.landing.record.LandingEvent.Taken;
import dev.orchestrator.runs.landing.record.LandingEvent.Taking;
import dev.orchestrator.runs.landing.record.LandingReferences;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out whether the target was moved that a killed landing was about to move: the record of the
 * landing moves together with it. What was taken is written down as taken; what was not is landed
 * anew.
 */
final class InterruptedTaking {

  private final LandingContext landing;
  private final LandingTools tools;

  InterruptedTaking(LandingContext landing, LandingTools tools) {
    this.landing = landing;
    this.tools = tools;
  }

  void settle() {
    List<LandingEvent> events = landing.journal().events();
    for (int index = events.size() - 1; index >= 0; index--) {
      if (events.get(index) instanceof Taken) {
        rememberLanded(events, index);
        return;
      }
      if (events.get(index) instanceof Taking taking) {
        settle(taking);
        return;
      }
    }
  }

  private void settle(Taking taking) {
    Path repository = Path.of(taking.path());
    String record = new LandingReferences(landing.id()).result();
    Map<String, String> now =
        tools.references().read(repository, List.of(record), landing.cancellation());
    if (!taking.after().equals(now.get(record))) {
      return;
    }
    boolean moved = taking.reference().equals(LandingTarget.HEADS + taking.target());
    String branch = taking.reference().substring(LandingTarget.HEADS.length());
    landing.write(
        new Taken(
            taking.repository(),
            taking.target(),
            taking.base(),
            taking.after(),
            moved,
            moved ? Optional.empty() : Optional.of(branch),
            false,
            moved ? "" : "the result is the branch " + branch,
            Optional.empty()));
    decide(taking);
  }

  /** Killed after the taking and before its issues were told of. */
  private void rememberLanded(List<LandingEvent> events, int taken) {
    for (int index = taken; index >= 0; index--) {
      if (events.get(index) instanceof Taking taking) {
        decide(taking);
        return;
      }
    }
  }

  private void decide(Taking taking) {
    List<Integer> known =
        landing.journal().events().stream()
            .filter(Decided.class::isInstance)
            .map(event -> ((Decided) event).issue())
            .toList();
    for (int issue : taking.landed()) {
      if (!known.contains(issue)) {
        landing.write(
            new Decided(
                issue,
                LandOutcome.LANDED.word(),
                "",
                Optional.empty(),
                Optional.empty(),
                tip(taking, issue)));
      }
    }
  }

  private Optional<String> tip(Taking taking, int issue) {
    String reference = new LandingReferences(landing.id()).branch(issue);
    return Optional.ofNullable(
        tools
            .references()
            .read(Path.of(taking.path()), List.of(reference), landing.cancellation())
            .get(reference));
  }
}
