package dev.orchestrator.workers.landing;

import dev.orchestrator.runs.landing.LandOutcome;
import dev.orchestrator.runs.landing.plan.BranchFacts;
import dev.orchestrator.runs.landing.plan.BranchFacts.Standing;
import dev.orchestrator.runs.landing.plan.LandingPlan;
import dev.orchestrator.runs.landing.plan.LandingPlanner;
import dev.orchestrator.runs.landing.plan.LandingRound;
import dev.orchestrator.runs.landing.queue.QueueEntry;
import dev.orchestrator.runs.landing.record.LandingEvent.Decided;
import dev.orchestrator.runs.landing.record.LandingEvent.Taken;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** What a landing would come to if every tree were green. */
final class LandingPreview {

  private final LandRequest request;
  private final FactsOfRun run;
  private final IntFunction<String> agent;
  private final Map<Integer, Decided> decided = new LinkedHashMap<>();

  /**
   * A preview.
   *
   * @param agent what the agent is called that would be given the conflict of an issue
   */
  LandingPreview(LandRequest request, FactsOfRun run, IntFunction<String> agent) {
    this.request = request;
    this.agent = agent;
    this.run = run;
  }

  LandReport report() {
    FactsOfRun.Found found = run.found();
    Map<Integer, BranchFacts> facts =
        found.facts().stream().collect(Collectors.toMap(BranchFacts::number, Function.identity()));
    LandingPlan plan = LandingPlanner.plan(found.facts(), run.asked(request, found.facts()));
    plan.refused().forEach((issue, why) -> decided.put(issue, OutcomeWords.refused(issue, why)));
    Map<String, Taken> targets = new LinkedHashMap<>();
    for (LandingRound round : plan.rounds()) {
      LandingTarget target = found.target(round.repository());
      targets.put(round.repository(), unmoved(round.repository(), target));
      round.entries().forEach(entry -> decide(target, entry, round.entries(), facts));
      round
          .carried()
          .forEach(
              (issue, carrier) ->
                  put(OutcomeWords.carried(issue, carrier, outcome(carrier), Optional.empty())));
    }
    return ReportWriter.report(Optional.empty(), request.plan(), decided, targets.values());
  }

  private static Taken unmoved(String repository, LandingTarget target) {
    return new Taken(
        repository,
        target.branch(),
        target.base(),
        target.base(),
        false,
        Optional.empty(),
        false,
        "",
        Optional.empty());
  }

  private void decide(
      LandingTarget target,
      QueueEntry entry,
      List<QueueEntry> round,
      Map<Integer, BranchFacts> facts) {
    BranchFacts issue = facts.get(entry.issue());
    Optional<Integer> missing =
        entry.needs().stream()
            .filter(need -> decided.containsKey(need) && !outcome(need).isIn())
            .findFirst();
    Optional<Integer> clash =
        round.stream()
            .map(QueueEntry::issue)
            .takeWhile(other -> other != entry.issue())
            .filter(
                other -> issue != null && issue.clashes().contains(other) && outcome(other).isIn())
            .findFirst();
    if (missing.isPresent()) {
      put(OutcomeWords.needing(entry.issue(), missing.get(), outcome(missing.get())));
    } else if (issue != null && issue.standing() == Standing.CLASHES) {
      put(aside(entry.issue(), "conflicts with " + target.branch(), Optional.empty()));
    } else if (clash.isPresent()) {
      put(aside(entry.issue(), "conflicts with #" + clash.get(), clash));
    } else {
      put(line(entry.issue(), LandOutcome.LANDED, "", Optional.empty()));
    }
  }

  private LandOutcome outcome(int issue) {
    Decided known = decided.get(issue);
    return known == null ? LandOutcome.BLOCKED : LandOutcome.of(known.outcome());
  }

  private void put(Decided outcome) {
    decided.put(outcome.issue(), outcome);
  }

  private Decided aside(int issue, String reason, Optional<Integer> partner) {
    String given =
        request.asksFor(LandOption.RESOLVE_BY_AGENT)
            ? "; agent '" + agent.apply(issue) + "' would be asked to resolve it"
            : "";
    return line(issue, LandOutcome.SET_ASIDE, reason + given, partner);
  }

  private static Decided line(
      int issue, LandOutcome outcome, String reason, Optional<Integer> partner) {
    return new Decided(issue, outcome.word(), reason, partner, Optional.empty(), Optional.empty());
  }
}
