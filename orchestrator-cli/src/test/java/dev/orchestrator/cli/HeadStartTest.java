package dev.orchestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.runs.overview.RunOverviews;
import dev.orchestrator.runtime.build.CarryOutWork;
import dev.orchestrator.runtime.fleet.ShowStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeadStartTest {

  @Test
  void aCommandThatWantsAWorkspaceHasItOpenedEarly() {
    assertThat(HeadStart.of(List.of("status", "--json")))
        .isEqualTo(new HeadStart(Optional.of(ShowStatus.class), Optional.empty()));
    assertThat(HeadStart.of(List.of("-w", "/x", "status")))
        .isEqualTo(new HeadStart(Optional.of(ShowStatus.class), Optional.of(Path.of("/x"))));
    assertThat(HeadStart.of(List.of("status", "--workspace", "y", "--output", "json")))
        .isEqualTo(new HeadStart(Optional.of(ShowStatus.class), Optional.of(Path.of("y"))));
  }

  @Test
  void helpAndCommandsWithoutAWorkspaceOpenNothing() {
    assertThat(
            List.of(
                HeadStart.of(List.of()),
                HeadStart.of(List.of("--version")),
                HeadStart.of(List.of("status", "--help")),
                HeadStart.of(List.of("demo")),
                HeadStart.of(List.of("safety", "hook")),
                HeadStart.of(List.of("init", "x"))))
        .allMatch(headStart -> headStart.service().isEmpty());
  }

  @Test
  void theFirstWordThatTellsIsTheOneThatCounts() {
    assertThat(HeadStart.of(List.of("workers", "status")).service()).contains(RunOverviews.class);
  }

  @Test
  void theWordsOfAnotherProgramAreNotOurs() {
    assertThat(HeadStart.of(List.of("exec", "--all", "--", "ls", "--help", "-w", "z")))
        .isEqualTo(new HeadStart(Optional.of(CarryOutWork.class), Optional.empty()));
  }

  @Test
  void aPathThatIsNoneIsLeftToTheParser() {
    assertThat(HeadStart.of(List.of("-w", "a\0b", "status")).workspace()).isEmpty();
  }
}
