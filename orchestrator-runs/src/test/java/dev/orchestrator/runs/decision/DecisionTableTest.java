package dev.orchestrator.runs.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.orchestrator.runs.run.Basis;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.Rule;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The decision table: a situation per row, and what the rules must make of it. */
class DecisionTableTest {

  /**
   * A row.
   *
   * @param given the situation as a sentence
   * @param rule the rule that must apply
   * @param plan the plan
   * @param situation brings the situation about
   * @param outcome what else must hold of the one decision or wait of that rule
   */
  record Row(
      String given,
      Rule rule,
      TestPlan plan,
      Consumer<TestRun> situation,
      Consumer<Outcome> outcome) {

    static Row decides(
        String given,
        Rule rule,
        TestPlan plan,
        Consumer<TestRun> situation,
        Class<? extends Decision> kind,
        Consumer<Decision> outcome) {
      return new Row(
          given,
          rule,
          plan,
          situation,
          found ->
              assertThat(found.decisions())
                  .singleElement()
                  .satisfies(
                      decision -> {
                        assertThat(decision).isInstanceOf(kind);
                        outcome.accept(decision);
                      }));
    }

    /** The rule does not apply. */
    static Row leaves(String given, Rule rule, TestPlan plan, Consumer<TestRun> situation) {
      return new Row(
          given,
          rule,
          plan,
          situation,
          found -> {
            assertThat(found.decisions()).isEmpty();
            assertThat(found.waits()).isEmpty();
          });
    }

    static Row waits(
        String given,
        Rule rule,
        TestPlan plan,
        Consumer<TestRun> situation,
        Consumer<Wait> outcome) {
      return new Row(
          given,
          rule,
          plan,
          situation,
          found -> {
            assertThat(found.decisions()).isEmpty();
            assertThat(found.waits()).isNotEmpty().first().satisfies(outcome);
          });
    }
  }

  /** What a step made of one rule. */
  record Outcome(List<Decision> decisions, List<Wait> waits) {

    static Outcome of(Rule rule, Step step) {
      return new Outcome(
          step.decisions().stream().filter(d -> d.basis().rule() == rule).toList(),
          step.waits().stream().filter(w -> w.basis().rule() == rule).toList());
    }
  }

  @TestFactory
  Stream<DynamicTest> row() {
    return rows().map(row -> dynamicTest(row.given(), () -> check(row)));
  }

  @Test
  void everyRuleHasARow() {
    Set<Rule> covered =
        rows().map(Row::rule).collect(Collectors.toCollection(() -> EnumSet.noneOf(Rule.class)));

    assertThat(covered).containsExactlyInAnyOrder(Rule.values());
  }

  @Test
  void everyReasonIsASentencePartThatPeopleCanRead() {
    rows()
        .forEach(
            row -> {
              TestRun run = new TestRun(row.plan());
              row.situation().accept(run);
              Step step = run.look();
              Stream.concat(
                      step.decisions().stream().map(Decision::basis),
                      step.waits().stream().map(Wait::basis))
                  .map(Basis::reason)
                  .forEach(reason -> assertThat(reason).isNotBlank().doesNotContain("Optional["));
            });
  }

  private static void check(Row row) {
    TestRun run = new TestRun(row.plan());
    row.situation().accept(run);
    row.outcome().accept(Outcome.of(row.rule(), run.look()));
  }

  private static Stream<Row> rows() {
    return Stream.of(
            AttemptRows.rows(),
            ObservationRows.rows(),
            ConsequenceRows.rows(),
            ContinuationRows.rows(),
            AccountRows.rows(),
            HoldRows.rows(),
            BudgetRows.rows(),
            FallbackRows.rows(),
            RunRows.rows(),
            RequestRows.rows(),
            WorkerRows.rows(),
            BaseRows.rows(),
            LandingRows.rows())
        .flatMap(rows -> rows);
  }
}
