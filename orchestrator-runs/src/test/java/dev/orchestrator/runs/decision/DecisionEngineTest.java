package dev.orchestrator.runs.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.IssueStatus;
import dev.orchestrator.runs.run.RunOutcome;
import dev.orchestrator.runs.run.RunPhase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionEngineTest {

  @Test
  void aRunOfTwoStagesEndsCompleted() {
    TestRun run = new TestRun(TestPlan.of(1).stages("implement", "review"));
    run.settle();
    run.succeed(1);
    run.settle();
    assertThat(run.issue(1).stage()).contains("review");
    run.succeed(1);
    List<Decision> last = run.settle();

    assertThat(last).last().isInstanceOf(Decision.EndRun.class);
    assertThat(run.state().phase()).isEqualTo(RunPhase.FINISHED);
    assertThat(run.state().outcome()).contains(RunOutcome.COMPLETED);
    assertThat(run.issue(1).attempts()).isEqualTo(2);
  }

  @Test
  void dependantsOfAFailedIssueAreBlockedAndTheRunEnds() {
    TestRun run = new TestRun(TestPlan.of(1).issue(2, 1).issue(3, 2).retries(0));
    run.settle();
    run.fail(1);
    run.settle();

    assertThat(run.issue(1).status()).isEqualTo(IssueStatus.FAILED);
    assertThat(run.issue(2).status()).isEqualTo(IssueStatus.BLOCKED);
    assertThat(run.issue(3).status()).isEqualTo(IssueStatus.BLOCKED);
    assertThat(run.issue(3).reason()).isEqualTo("it depends on #2, which is blocked");
    assertThat(run.state().outcome()).contains(RunOutcome.SOME_FAILED);
  }

  @Test
  void theNextLookIsDueWhenTheFirstWaitEnds() {
    TestRun run = new TestRun(TestPlan.of(1, 2).wallClock(Duration.ofMinutes(10)));
    run.step();
    run.advance(Duration.ofMinutes(1));
    run.put(Seen.of(run, 2).lastActivity(run.now().elapsed()).build());

    assertThat(run.look().lookAgainAt()).contains(Duration.ofMinutes(10));
  }
}
