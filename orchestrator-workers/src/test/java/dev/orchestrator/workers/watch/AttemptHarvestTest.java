package dev.orchestrator.workers.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.agents.adapter.CommandAgent;
import dev.orchestrator.agents.logs.AgentLog;
import dev.orchestrator.agents.spi.AgentProtocol;
import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.store.AttemptFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttemptHarvestTest {

  private static final String HUNG_UP_ON =
      "{\"schema_version\":1,\"attempt\":\"t0-7-implement-1\",\"exit_code\":143,\"stopped_by\":\"HUP\",\"problem\":\"\"}";

  @TempDir Path temp;

  @Test
  void anAgentWhoseWindowWasTakenAwayIsLost() throws IOException {
    AttemptEnd end = endAfter("half of the work\n");

    assertThat(end.reason()).isEqualTo(EndReason.LOST);
    assertThat(end.describe()).contains("its window was taken away (HUP)");
  }

  @Test
  @Tag("F4")
  void whatAnAgentHadFinishedBeforeItsWindowWasTakenAwayIsKept() throws IOException {
    assertThat(endAfter("::orchestrator finished all of it\n").reason())
        .isEqualTo(EndReason.SUCCEEDED);
  }

  @Test
  void anAgentThatWentOnAfterItsVerdictHadNotFinished() throws IOException {
    assertThat(endAfter("::orchestrator finished a part\nand now the rest\n").reason())
        .isEqualTo(EndReason.LOST);
  }

  private AttemptEnd endAfter(String log) throws IOException {
    AttemptFolder folder = AttemptFolder.of(temp, new AttemptId("t0-7-implement-1"));
    Files.createDirectories(folder.path());
    Files.writeString(folder.log(), log);
    Files.writeString(folder.path().resolve("exit.json"), HUNG_UP_ON);
    AgentProtocol protocol = new CommandAgent().protocol();
    return AttemptHarvest.late(
        folder, folder.exit().orElseThrow(), new AgentLog(folder.log(), protocol), protocol);
  }
}
