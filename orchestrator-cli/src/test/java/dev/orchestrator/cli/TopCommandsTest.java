package dev.orchestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class TopCommandsTest {

  @Test
  void aCommandIsListedUnderTheNameItGivesItself() {
    assertThat(TopCommands.all())
        .isNotEmpty()
        .allSatisfy(
            each ->
                assertThat(each.command().getAnnotation(Command.class).name())
                    .isEqualTo(each.name()));
  }
}
