package dev.orchestrator.workers.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.process.ProcessTree;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.AttemptKind;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.attempt.Verification;
import dev.orchestrator.runs.decision.TestPlan;
import dev.orchestrator.runs.run.Assignment;
import dev.orchestrator.runs.run.RunClock;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.run.StopCause;
import dev.orchestrator.runs.store.RunFolder;
import dev.orchestrator.workers.bases.MergeStage;
import dev.orchestrator.workers.bases.VerifiedCommits;
import dev.orchestrator.workers.launch.AttemptStarter;
import dev.orchestrator.workers.process.AttemptStopper;
import dev.orchestrator.workers.scope.RunScope;
import dev.orchestrator.workers.scope.RunSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An effect that throws has an outcome: what counted as under way for ever would hang the run. */
class LocalEffectsTest {

  private static final AttemptId ATTEMPT = new AttemptId("t0-7-implement-1");

  @TempDir Path temp;
  private RunFolder folder;
  private LocalEffects effects;
  private RunScope scope;
  private final AttemptStarter starter = mock(AttemptStarter.class);
  private final BlockingQueue<Optional<RunEvent>> outcomes = new LinkedBlockingQueue<>();

  @BeforeEach
  void begin() {
    folder = new RunFolder(temp, temp.resolve("lock"));
    RunSite site =
        new RunSite(folder, temp, "ws:p", Map.of(), List.of(), "boot", false, attempt -> {});
    scope =
        RunScope.open(
            site,
            new RunClock(Clock.systemUTC(), System::nanoTime, Duration.ZERO),
            new CancellationToken());
    effects =
        new LocalEffects(
            scope,
            starter,
            new AttemptStopper(ProcessTree.ofThisMachine()),
            mock(AttemptVerifier.class),
            mock(MergeStage.class),
            mock(VerifiedCommits.class),
            mock(WorkerPlaces.class),
            mock(OwnLanding.class),
            outcomes::add);
  }

  @Test
  void aStopThatFailsIsNotedAndTheAttemptIsLookedAtAgain() throws Exception {
    attemptsCannotBeWritten();

    effects.stop(new TestPlan().build(), RunState.EMPTY, ATTEMPT, StopCause.STALLED);

    assertThat(((RunEvent.Noted) outcome()).text()).contains("could not be stopped");
    assertThat(effects.isUnderWay(ATTEMPT)).isFalse();
  }

  @Test
  void anAdoptionThatFailsEndsWhatIsThereAndIsAStartThatFailed() throws Exception {
    effects.adopt(new TestPlan().build(), RunState.EMPTY, ATTEMPT);

    RunEvent.StartFailed failed = (RunEvent.StartFailed) outcome();
    assertThat(failed.end().reason()).isEqualTo(EndReason.NOT_STARTED);
    assertThat(folder.attempt(ATTEMPT).forbidStart()).as("it still may").isFalse();
  }

  @Test
  void anAdoptionThatFailsAndCannotBeEndedIsLookedAtAgain() throws Exception {
    attemptsCannotBeWritten();

    effects.adopt(new TestPlan().build(), RunState.EMPTY, ATTEMPT);

    assertThat(outcome()).isInstanceOf(RunEvent.Noted.class);
    assertThat(effects.isUnderWay(ATTEMPT)).isFalse();
  }

  @Test
  void aVerificationOfWhatNobodyKnowsCouldNotRun() throws Exception {
    effects.verify(new TestPlan().build(), RunState.EMPTY, ATTEMPT);

    RunEvent.AttemptVerified verified = (RunEvent.AttemptVerified) outcome();
    assertThat(verified.verification().outcome()).isEqualTo(Verification.Outcome.COULD_NOT_RUN);
  }

  @Test
  @Tag("W19")
  void whatIsBrokenOffBecauseTheSupervisorLeavesHasNoOutcome() {
    Assignment assignment =
        new Assignment(ATTEMPT, 7, "shop", "implement", 1, AttemptKind.FRESH, "claude", false);
    when(starter.start(any(), any(), any()))
        .thenAnswer(
            starting -> {
              scope.pause(Duration.ofMinutes(1));
              return null;
            });

    effects.start(new TestPlan().build(), RunState.EMPTY, assignment);
    scope.close();

    assertThat(outcomes).isEmpty();
  }

  private void attemptsCannotBeWritten() throws IOException {
    Files.writeString(folder.attempts(), "a file where the folders of attempts belong");
  }

  private RunEvent outcome() throws InterruptedException {
    Optional<RunEvent> outcome = outcomes.poll(30, TimeUnit.SECONDS);
    assertThat(outcome).as("the outcome").isNotNull();
    return outcome.orElseThrow();
  }
}
