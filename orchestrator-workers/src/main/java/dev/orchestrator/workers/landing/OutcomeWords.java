package dev.orchestrator.workers.landing;

import dev.orchestrator.runs.landing.LandOutcome;
import dev.orchestrator.runs.landing.LandingHistory.Landed;
import dev.orchestrator.runs.landing.plan.BranchFacts;
import dev.orchestrator.runs.landing.plan.Refusal;
import dev.orchestrator.runs.landing.queue.Removal;
import dev.orchestrator.runs.landing.record.LandingEvent.Decided;
import dev.orchestrator.runs.landing.record.LandingEvent.Judged;
import dev.orchestrator.runs.landing.record.LandingEvent.Resolved;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Says what became of an issue, and why, so that a person knows what to do. */
final class OutcomeWords {

  private static final int NAMED = 5;

  private final String target;
  private final Map<Integer, BranchFacts> facts;
  private final Supplier<List<Landed>> earlier;
  private final Function<Landed, List<String>> changedBy;
  private final Map<Integer, Resolved> resolved;

  /**
   * Words about one round.
   *
   * @param earlier what landed in the repository before and is there, the oldest first
   * @param changedBy files that one of those changed
   * @param resolved what became of conflicts that an agent was given, by issue
   */
  OutcomeWords(
      String target,
      Map<Integer, BranchFacts> facts,
      Supplier<List<Landed>> earlier,
      Function<Landed, List<String>> changedBy,
      Map<Integer, Resolved> resolved) {
    this.target = target;
    this.facts = facts;
    this.earlier = earlier;
    this.changedBy = changedBy;
    this.resolved = resolved;
  }

  static Decided refused(int issue, Refusal refusal) {
    LandOutcome outcome =
        refusal.kind() == Refusal.Kind.ALREADY ? LandOutcome.ALREADY : LandOutcome.BLOCKED;
    return new Decided(
        issue,
        outcome.word(),
        refusal.reason(),
        refusal.partner(),
        Optional.empty(),
        Optional.empty());
  }

  static Map<Integer, BranchFacts> byNumber(List<BranchFacts> all) {
    return all.stream()
        .collect(
            Collectors.toMap(
                BranchFacts::number, Function.identity(), (one, two) -> one, LinkedHashMap::new));
  }

  /** What lands as a part of another one, which merged it with what it conflicts with. */
  static Decided carried(int issue, int carrier, LandOutcome became, Optional<String> tip) {
    return new Decided(
        issue,
        (became.isIn() ? LandOutcome.LANDED : LandOutcome.BLOCKED).word(),
        became.isIn()
            ? "by #" + carrier + ", which contains it with a conflict resolved"
            : "its conflict is resolved in #" + carrier + ", which was " + past(became),
        Optional.of(carrier),
        Optional.empty(),
        tip);
  }

  static Decided needing(int issue, int other, LandOutcome became) {
    return new Decided(
        issue,
        LandOutcome.BLOCKED.word(),
        "it needs #" + other + ", which was " + past(became),
        Optional.of(other),
        Optional.empty(),
        Optional.empty());
  }

  private static String past(LandOutcome outcome) {
    return outcome == LandOutcome.SET_ASIDE ? "set aside" : outcome.word();
  }

  /**
   * Those that are in the result.
   *
   * @param red what the tree came to when it was red, for one that was red and green
   */
  Decided landed(int issue, boolean alone, Optional<Judged> red, boolean unverified) {
    LandOutcome outcome = alone && red.isPresent() ? LandOutcome.FLAKY : LandOutcome.LANDED;
    List<String> reasons = new ArrayList<>();
    answer(issue).ifPresent(answer -> reasons.addAll(byAgent(answer)));
    red.ifPresent(judged -> reasons.add("red and then green on the same tree: " + why(judged)));
    if (red.isEmpty() && unverified) {
      reasons.add("there was nothing to verify it with");
    }
    return new Decided(
        issue,
        outcome.word(),
        String.join("; ", reasons),
        Optional.empty(),
        red.flatMap(Judged::log).or(() -> answer(issue).flatMap(Resolved::log)),
        tip(issue));
  }

  private Optional<Resolved> answer(int issue) {
    return Optional.ofNullable(resolved.get(issue));
  }

  private static List<String> byAgent(Resolved answer) {
    List<String> words = new ArrayList<>();
    words.add("an agent resolved its conflict in " + named(answer.paths()));
    words.addAll(answer.notes());
    return words;
  }

  /**
   * Those that are not.
   *
   * @param verdict what a tree of these issues came to when it was last red
   */
  Decided removed(
      int issue,
      Removal removal,
      Map<Integer, Removal> all,
      Optional<String> impossible,
      Function<List<Integer>, Optional<Judged>> verdict) {
    return removal.match(
        conflicting -> conflict(issue, conflicting, impossible),
        red -> rejected(issue, red, verdict.apply(with(red.with(), issue))),
        needing ->
            needing(
                issue,
                needing.other(),
                Optional.ofNullable(all.get(needing.other()))
                    .map(OutcomeWords::outcome)
                    .orElse(LandOutcome.BLOCKED)),
        stopped -> stopped(issue, stopped, verdict.apply(List.of())));
  }

  private static LandOutcome outcome(Removal removal) {
    return removal.match(
        conflicting -> LandOutcome.SET_ASIDE,
        red -> LandOutcome.REJECTED,
        needing -> LandOutcome.BLOCKED,
        stopped -> LandOutcome.BLOCKED);
  }

  private Decided conflict(int issue, Removal.Conflicting conflict, Optional<String> impossible) {
    Optional<Integer> here = partner(conflict.onto(), conflict.paths());
    Optional<Landed> before =
        here.isPresent() ? Optional.empty() : landedBefore(issue, conflict.paths());
    Optional<Integer> partner = here.or(() -> before.map(Landed::issue));
    String with =
        before
            .map(other -> "#" + other.issue() + ", which landed in " + other.landing() + ",")
            .orElseGet(() -> here.map(other -> "#" + other).orElse(target));
    return decided(
        issue,
        LandOutcome.SET_ASIDE,
        impossible
                .map(reason -> "cannot be merged into " + target + ": " + reason)
                .orElse("conflicts with " + with + " in " + named(conflict.paths()))
            + answer(issue)
                .map(answer -> "; what an agent made of it was not accepted: " + answer.reason())
                .orElse(""),
        partner,
        answer(issue).flatMap(Resolved::log));
  }

  /** The last one of the run that landed before and changed one of the files. */
  private Optional<Landed> landedBefore(int issue, List<String> paths) {
    return earlier.get().stream()
        .filter(other -> other.issue() != issue)
        .filter(other -> !Collections.disjoint(changedBy.apply(other), paths))
        .reduce((one, later) -> later);
  }

  private Decided rejected(int issue, Removal.Red red, Optional<Judged> verdict) {
    Optional<Integer> partner =
        red.with().size() == 1 ? Optional.of(red.with().get(0)) : partner(red.with(), paths(issue));
    String where =
        red.with().isEmpty()
            ? "red on top of " + target
            : "green alone, red with "
                + partner.map(other -> "#" + other).orElse("what landed before it");
    return answer(issue).isPresent()
        ? redAsResolved(issue, answer(issue).get(), partner, verdict)
        : decided(
            issue,
            LandOutcome.REJECTED,
            where + verdict.map(judged -> ": " + why(judged)).orElse(""),
            partner,
            verdict.flatMap(Judged::log));
  }

  /** Its own tree was green when it was verified; what the agent made of both is not. */
  private Decided redAsResolved(
      int issue, Resolved answer, Optional<Integer> partner, Optional<Judged> verdict) {
    return decided(
        issue,
        LandOutcome.SET_ASIDE,
        "an agent resolved its conflict in "
            + named(answer.paths())
            + ", and the result is red"
            + verdict.map(judged -> ": " + why(judged)).orElse(""),
        partner,
        verdict.flatMap(Judged::log).or(answer::log));
  }

  private Decided stopped(int issue, Removal.Stopped stopped, Optional<Judged> base) {
    return decided(
        issue,
        LandOutcome.BLOCKED,
        stopped.reason().replace("the target", target)
            + base.map(judged -> ": " + why(judged)).orElse(""),
        Optional.empty(),
        base.flatMap(Judged::log));
  }

  /** The last of those it was merged onto that changed one of the files. */
  private Optional<Integer> partner(List<Integer> onto, List<String> paths) {
    List<Integer> touching =
        onto.stream().filter(other -> !Collections.disjoint(paths(other), paths)).toList();
    return touching.isEmpty() ? Optional.empty() : Optional.of(touching.get(touching.size() - 1));
  }

  private Decided decided(
      int issue,
      LandOutcome outcome,
      String reason,
      Optional<Integer> partner,
      Optional<String> log) {
    return new Decided(issue, outcome.word(), reason, partner, log, tip(issue));
  }

  private List<String> paths(int issue) {
    return Optional.ofNullable(facts.get(issue))
        .map(known -> List.copyOf(known.paths()))
        .orElse(List.of());
  }

  private Optional<String> tip(int issue) {
    return Optional.ofNullable(facts.get(issue)).flatMap(BranchFacts::head);
  }

  private static List<Integer> with(List<Integer> others, int issue) {
    return java.util.stream.Stream.concat(others.stream(), java.util.stream.Stream.of(issue))
        .toList();
  }

  private static String why(Judged judged) {
    return judged.failing().isEmpty()
        ? judged.reason()
        : named(judged.failing()) + " (" + judged.reason() + ")";
  }

  private static String named(List<String> names) {
    return names.stream().limit(NAMED).collect(Collectors.joining(", "))
        + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "");
  }
}
