package dev.orchestrator.runs.history;

import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.base.BaseObservation;
import dev.orchestrator.runs.base.BaseQuestion;
import dev.orchestrator.runs.base.Dependency;
import dev.orchestrator.runs.base.IssueBase;
import dev.orchestrator.runs.base.MergeConflict;
import dev.orchestrator.runs.decision.BaseQuestions;
import dev.orchestrator.runs.decision.DecisionEngine;
import dev.orchestrator.runs.decision.Step;
import dev.orchestrator.runs.journal.JournalCodec;
import dev.orchestrator.runs.journal.JournalReader;
import dev.orchestrator.runs.observation.AttemptObservation;
import dev.orchestrator.runs.observation.HostObservation;
import dev.orchestrator.runs.observation.Snapshot;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Basis;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.JournalRecord;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Puts the facts of a journal before the present rules: where would they decide otherwise today?
 * Every decision is taken anew on the state before it and the facts recorded with it. Times and
 * wordings may differ; what is decided may not.
 */
public final class DecisionReplay {

  private static final IssueBase UNRECORDED =
      new IssueBase("", "", "", List.of(), Optional.empty(), List.of());

  private static final IssueBase IN_CONFLICT =
      new IssueBase(
          "", "", "", List.of(), Optional.of(new MergeConflict(List.of(), List.of())), List.of());

  private final DecisionEngine engine = new DecisionEngine();
  private final Function<String, Optional<RunPlan>> plans;
  private final JournalCodec codec;

  /**
   * Finds the plan that was in force by its fingerprint in {@code plans}; a decision whose plan is
   * not there any more is skipped.
   */
  public DecisionReplay(Function<String, Optional<RunPlan>> plans, JournalCodec codec) {
    this.plans = plans;
    this.codec = codec;
  }

  /**
   * What came of it.
   *
   * @param decisions how many decisions were taken anew
   * @param skipped how many could not be, because their plan is gone
   * @param differences where the rules decide otherwise
   */
  public record Report(int decisions, int skipped, List<Difference> differences) {

    /** Copies the list. */
    public Report {
      differences = List.copyOf(differences);
    }
  }

  /**
   * A decision that would not be taken today.
   *
   * @param seq its record
   * @param at when it was taken
   * @param issue which issue
   * @param then what was decided
   * @param why the reason given
   * @param now what the present rules make of it
   */
  public record Difference(
      long seq, Moment at, Optional<Integer> issue, String then, String why, String now) {}

  /**
   * Replays a journal.
   *
   * @throws dev.orchestrator.core.error.OrchestratorException when it is damaged
   */
  public Report replay(Path journal) {
    Pass pass = new Pass();
    new JournalReader(codec).replay(journal, pass::take);
    return new Report(pass.decisions, pass.skipped, pass.differences);
  }

  /** One way through a journal, with the state before each record at hand. */
  private final class Pass {

    private final List<Difference> differences = new ArrayList<>();
    private RunState before = RunState.EMPTY;
    private Optional<RunPlan> plan = Optional.empty();
    private int decisions;
    private int skipped;

    void take(JournalRecord journalled) {
      if (journalled.event() instanceof RunEvent.Decided decided) {
        check(journalled, decided.decision());
      } else if (journalled.event() instanceof RunEvent.PlanAdopted adopted) {
        plan = plans.apply(adopted.fingerprint());
      }
      before = before.apply(journalled);
    }

    private void check(JournalRecord journalled, Decision then) {
      if (plan.isEmpty()) {
        skipped++;
        return;
      }
      decisions++;
      Subject subject = Subject.of(then);
      Step now = engine.decide(plan.get(), before, facts(then, journalled.at()), journalled.at());
      if (now.decisions().stream().map(Subject::of).noneMatch(subject::equals)) {
        differences.add(
            new Difference(
                journalled.seq(),
                journalled.at(),
                subject.issue().or(() -> issueOf(subject)),
                subject.outline(),
                then.basis().reason(),
                describe(now, subject)));
      }
    }

    /**
     * The facts on record. What an issue could have begun at is not, unless it began; what was
     * released then was. Of the attempts that a decision was not about, only this is known: nothing
     * called for a decision.
     */
    private Snapshot facts(Decision then, Moment at) {
      Basis basis = then.basis();
      Map<AttemptId, AttemptObservation> attempts = new LinkedHashMap<>();
      before
          .unsettled()
          .forEach(
              each ->
                  attempts.put(each.id(), AttemptObservation.underWay(each.id(), at.elapsed())));
      basis.seen().ifPresent(seen -> attempts.put(seen.attempt(), seen));
      return new Snapshot(attempts, basis.host().orElse(HostObservation.READY), bases(then));
    }

    private Map<Integer, BaseObservation> bases(Decision then) {
      return plan.stream()
          .flatMap(known -> new BaseQuestions(known, before).open().stream())
          .filter(question -> mayHaveBeenKnown(question, then))
          .collect(Collectors.toMap(BaseQuestion::issue, question -> observed(question, then)));
    }

    private static BaseObservation observed(BaseQuestion question, Decision then) {
      if (!(then instanceof Decision.Postpone postpone) || postpone.issue() != question.issue()) {
        return BaseObservation.of(question, base(question, then), Set.of());
      }
      return switch (then.basis().rule()) {
        case BASE_CONFLICT -> BaseObservation.of(question, IN_CONFLICT, Set.of());
        case DEPENDENCY_UNMERGED ->
            BaseObservation.of(
                question,
                UNRECORDED,
                question.dependencies().stream()
                    .map(Dependency::issue)
                    .collect(Collectors.toSet()));
        default -> BaseObservation.none(question, "it was so");
      };
    }

    /** When an issue began or started, git need not have told yet what another would begin at. */
    private static boolean mayHaveBeenKnown(BaseQuestion question, Decision then) {
      boolean starts = then instanceof Decision.Begin || then instanceof Decision.Start;
      return !starts || Subject.of(then).issue().equals(Optional.of(question.issue()));
    }

    private static IssueBase base(BaseQuestion question, Decision then) {
      return then instanceof Decision.Begin begin && begin.issue() == question.issue()
          ? begin.workplace().base().orElse(UNRECORDED)
          : UNRECORDED;
    }

    private Optional<Integer> issueOf(Subject subject) {
      return subject
          .attempt()
          .flatMap(before::attempt)
          .map(attempt -> attempt.assignment().issue());
    }

    private String describe(Step now, Subject subject) {
      String decided =
          now.decisions().stream()
              .filter(decision -> Subject.of(decision).concernsSame(subject))
              .map(d -> Subject.of(d).outline() + " (" + d.basis().reason() + ")")
              .collect(Collectors.joining("; "));
      if (!decided.isEmpty()) {
        return decided;
      }
      Optional<Integer> issue = subject.issue().or(() -> issueOf(subject));
      return now.waits().stream()
          .filter(wait -> issue.equals(Optional.of(wait.issue())))
          .map(wait -> "wait: " + wait.basis().reason())
          .findFirst()
          .orElse("nothing");
    }
  }
}
