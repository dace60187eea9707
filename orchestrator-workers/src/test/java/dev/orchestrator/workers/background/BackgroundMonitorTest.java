package dev.orchestrator.workers.background;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.runs.decision.TestPlan;
import dev.orchestrator.runs.store.SuperviseRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackgroundMonitorTest {

  @Test
  void theMonitorStaysOnTheTmuxServerOfWhoeverLaunchedIt() {
    assertThat(monitorOf(Map.of("ORCHESTRATOR_TMUX_SOCKET", "lab", "PATH", "/bin")))
        .containsEntry("ORCHESTRATOR_TMUX_SOCKET", "lab")
        .containsEntry("PATH", "/bin");
  }

  @Test
  void anAttemptThatLaunchesARunDoesNotLendItItsName() {
    assertThat(monitorOf(Map.of("ORCHESTRATOR_ATTEMPT", "a-1-implement-1")))
        .doesNotContainKey("ORCHESTRATOR_ATTEMPT");
  }

  @Test
  void aSmallHeapIsAskedForAfterWhatTheUserAsksFor() {
    assertThat(monitorOf(Map.of("ORCHESTRATOR_JAVA_OPTS", "-Xmx1g")))
        .containsEntry("ORCHESTRATOR_JAVA_OPTS", "-Xmx1g -Xms24m");
    assertThat(monitorOf(Map.of())).containsEntry("ORCHESTRATOR_JAVA_OPTS", "-Xms24m");
  }

  @Test
  void theMonitorIsToldWhatTheCommandLineSaidBesideThePlan() {
    SuperviseRequest request =
        new SuperviseRequest(
            new TestPlan().build(), Optional.of(3), Optional.of("codex"), "screen", List.of());

    assertThat(BackgroundMonitor.options(request))
        .containsExactly("--backend", "screen", "--workers", "3", "--agent", "codex");
  }

  private static Map<String, String> monitorOf(Map<String, String> user) {
    return BackgroundMonitor.variables(new HostEnvironment(user, Path.of("/")));
  }
}
