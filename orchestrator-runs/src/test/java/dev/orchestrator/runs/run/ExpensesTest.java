package dev.orchestrator.runs.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.Usage;
import dev.orchestrator.runs.attempt.UsageReport;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpensesTest {

  @Test
  void attemptsWithFiguresOfTheirOwnAddUp() {
    Expenses expenses =
        Expenses.NONE
            .with(attempt(1), "implement", alone("0.50", 100))
            .with(attempt(2), "review", alone("0.25", 10));

    assertThat(expenses.total()).isEqualTo(usage("0.75", 110));
    assertThat(expenses.ofStage("implement")).isEqualTo(usage("0.50", 100));
    assertThat(expenses.ofStage("review")).isEqualTo(usage("0.25", 10));
    assertThat(expenses.of(attempt(2))).contains(usage("0.25", 10));
    assertThat(expenses.of(attempt(3))).isEmpty();
  }

  @Test
  void aResumedSessionWhoseFiguresGoOnIsCountedOnceF62() {
    Expenses expenses =
        Expenses.NONE
            .with(attempt(1), "implement", session("s", "0.0008", 8))
            .with(attempt(2), "implement", session("s", "0.0016", 16))
            .with(attempt(3), "implement", session("s", "0.0024", 24));

    assertThat(expenses.total()).isEqualTo(usage("0.0024", 24));
    assertThat(expenses.of(attempt(3))).contains(usage("0.0008", 8));
  }

  @Test
  void sessionsDoNotMixEvenWhenTheyTakeTurns() {
    Expenses expenses =
        Expenses.NONE
            .with(attempt(1), "implement", session("s", "1.00", 1))
            .with(attempt(2), "review", session("t", "5.00", 5))
            .with(attempt(3), "implement", session("s", "1.50", 2));

    assertThat(expenses.total()).isEqualTo(usage("6.50", 7));
  }

  @Test
  void aCounterThatBeganAnewIsAllNew() {
    Expenses expenses =
        Expenses.NONE
            .with(attempt(1), "implement", session("s", "2.00", 20))
            .with(attempt(2), "implement", session("s", "0.50", 5));

    assertThat(expenses.total()).isEqualTo(usage("2.50", 25));
  }

  @Test
  void anEndThatIsRecordedTwiceIsCountedOnce() {
    Expenses expenses =
        Expenses.NONE
            .with(attempt(1), "implement", session("s", "2.00", 20))
            .with(attempt(1), "implement", session("s", "2.25", 22));

    assertThat(expenses.total()).isEqualTo(usage("2.25", 22));
  }

  @Test
  void costsThatNobodyCountedStayUnknown() {
    Expenses tokensOnly =
        Expenses.NONE.with(
            attempt(1),
            "implement",
            new UsageReport(new Usage(Optional.empty(), 7, 3), Optional.empty()));

    assertThat(tokensOnly.total().costUsd()).isEmpty();
    assertThat(tokensOnly.total().tokens()).isEqualTo(10);
    assertThat(tokensOnly.with(attempt(2), "review", alone("0.10", 0)).total().costUsd())
        .contains(new BigDecimal("0.10"));
  }

  @Test
  void peopleReadSmallSumsWithMoreDigits() {
    assertThat(usage("0.0081", 0).costInWords()).contains("$0.0081");
    assertThat(usage("12.345", 0).costInWords()).contains("$12.35");
    assertThat(usage("0", 0).costInWords()).contains("$0.00");
    assertThat(usage("1", 812).tokensInWords()).contains("812");
    assertThat(usage("1", 34_900).tokensInWords()).contains("34k");
    assertThat(usage("1", 1_234_567).tokensInWords()).contains("1.2M");
    assertThat(Usage.NONE.costInWords()).isEmpty();
    assertThat(Usage.NONE.tokensInWords()).isEmpty();
  }

  private static AttemptId attempt(int number) {
    return AttemptId.of("t", 1, "implement", number);
  }

  private static UsageReport alone(String cost, long tokens) {
    return new UsageReport(usage(cost, tokens), Optional.empty());
  }

  private static UsageReport session(String session, String cost, long tokens) {
    return new UsageReport(usage(cost, tokens), Optional.of(session));
  }

  private static Usage usage(String cost, long tokens) {
    return new Usage(Optional.of(new BigDecimal(cost)), tokens, 0);
  }
}
