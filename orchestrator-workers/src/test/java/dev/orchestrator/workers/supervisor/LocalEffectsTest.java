package dev.orchestrator.workers.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.orchestrator.exec.process.ProcessTree;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.attempt.Verification;
import dev.orchestrator.runs.decision.TestPlan;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.run.StopCause;
import dev.orchestrator.runs.store.RunFolder;
import dev.orchestrator.workers.bases.MergeStage;
import dev.orchestrator.workers.bases.VerifiedCommits;
import dev.orchestrator.workers.launch.AttemptStarter;
import dev.orchestrator.workers.process.AttemptStopper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An effect that throws has an outcome: what counted as under way for ever would hang the run. */
class LocalEffectsTest {

  private static final AttemptId ATTEMPT = new AttemptId("t0-7-implement-1");

  @TempDir Path temp;
  private RunFolder folder;
  private LocalEffects effects;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final List<Optional<RunEvent>> outcomes = new CopyOnWriteArrayList<>();

  @BeforeEach
  void begin() {
    folder = new RunFolder(temp, temp.resolve("lock"));
    effects =
        new LocalEffects(
            folder,
            mock(AttemptStarter.class),
            new AttemptStopper(ProcessTree.ofThisMachine()),
            mock(AttemptVerifier.class),
            mock(MergeStage.class),
            mock(VerifiedCommits.class),
            mock(WorkerPlaces.class),
            thread,
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

  private void attemptsCannotBeWritten() throws IOException {
    Files.writeString(folder.attempts(), "a file where the folders of attempts belong");
  }

  private RunEvent outcome() throws InterruptedException {
    thread.shutdown();
    assertThat(thread.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(outcomes).hasSize(1);
    return outcomes.get(0).orElseThrow();
  }
}
