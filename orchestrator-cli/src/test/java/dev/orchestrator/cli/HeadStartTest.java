package dev.orchestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeadStartTest {

  @Test
  void aCommandThatWantsAWorkspaceHasItOpenedEarly() {
    assertThat(HeadStart.of(List.of("status", "--json")))
        .isEqualTo(new HeadStart(true, Optional.empty(), true));
    assertThat(HeadStart.of(List.of("-w", "/x", "status")))
        .isEqualTo(new HeadStart(true, Optional.of(Path.of("/x")), false));
    assertThat(HeadStart.of(List.of("status", "--workspace", "y", "--output", "json")))
        .isEqualTo(new HeadStart(true, Optional.of(Path.of("y")), true));
  }

  @Test
  void helpAndCommandsWithoutAWorkspaceOpenNothing() {
    assertThat(
            List.of(
                HeadStart.of(List.of()),
                HeadStart.of(List.of("--version")),
                HeadStart.of(List.of("status", "--help")),
                HeadStart.of(List.of("demo")),
                HeadStart.of(List.of("init", "x"))))
        .noneMatch(HeadStart::opensWorkspace);
  }

  @Test
  void theWordsOfAnotherProgramAreNotOurs() {
    assertThat(HeadStart.of(List.of("exec", "--all", "--", "ls", "--help", "-w", "z")))
        .isEqualTo(new HeadStart(true, Optional.empty(), false));
  }

  @Test
  void aPathThatIsNoneIsLeftToTheParser() {
    assertThat(HeadStart.of(List.of("-w", "a\0b", "status")).workspace()).isEmpty();
  }
}
