package dev.orchestrator.workers.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.workers.run.Decision;
import dev.orchestrator.workers.run.RunEvent;
import dev.orchestrator.workers.run.UserCommand;
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
