package dev.orchestrator.runs.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.runs.attempt.Verification;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.UserCommand;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JournalCodecTest {

  @Test
  void theSamplesHoldEveryKindThereIs() {
    List<Class<?>> sampled =
        SampleEvents.all().stream().flatMap(JournalCodecTest::kinds).distinct().toList();

    assertThat(sampled).containsAll(Arrays.asList(RunEvent.class.getPermittedSubclasses()));
    assertThat(sampled).containsAll(Arrays.asList(Decision.class.getPermittedSubclasses()));
    assertThat(sampled).containsAll(Arrays.asList(UserCommand.class.getPermittedSubclasses()));
  }

  @Test
  void anEndFromBeforeUsageWasCountedIsReadAsOneThatSaysNothingOfIt() throws IOException {
    String old =
        "{\"schema\":1,\"seq\":1,\"at\":\"2026-11-22T19:00:00Z\",\"elapsed_ms\":1,\"event\":{\"type\":\"start-failed\","
            + "\"attempt\":\"t-1-implement-1\",\"end\":{\"reason\":\"NOT_STARTED\",\"detail\":\"gone\","
            + "\"work\":{\"commits\":0,\"changed_files\":0,\"uncommitted_files\":0,\"useful_output\":false}}}}";

    RunEvent event = new JournalCodec().record(old).event();

    assertThat(((RunEvent.StartFailed) event).end().usage()).isEmpty();
    assertThat(((RunEvent.StartFailed) event).end().session()).isEmpty();
  }

  @Test
  void aVerdictFromBeforeHistoriesWereComparedIsReadAsOneThatSaysNothingOfThem()
      throws IOException {
    String old =
        "{\"schema\":1,\"seq\":1,\"at\":\"2026-11-22T19:00:00Z\",\"elapsed_ms\":1,\"event\":{\"type\":\"attempt-verified\","
            + "\"attempt\":\"t-1-implement-1\",\"verification\":{\"outcome\":\"PASSED\",\"reason\":\"\"}}}";

    RunEvent event = new JournalCodec().record(old).event();

    assertThat(((RunEvent.AttemptVerified) event).verification()).isEqualTo(Verification.passed());
  }

  private static Stream<Class<?>> kinds(RunEvent event) {
    if (event instanceof RunEvent.Decided decided) {
      return Stream.of(event.getClass(), decided.decision().getClass());
    }
    if (event instanceof RunEvent.CommandReceived received) {
      return Stream.of(event.getClass(), received.command().getClass());
    }
    return Stream.of(event.getClass());
  }
}
