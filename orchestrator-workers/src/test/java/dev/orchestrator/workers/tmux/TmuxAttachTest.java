package dev.orchestrator.workers.tmux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.workers.spi.WorkerSessionRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TmuxAttachTest {

  @Test
  void fromAnOrdinaryTerminalAClientIsAttachedThatOnlyLooks() {
    assertThat(attach(Map.of()))
        .containsExactly(
            "tmux", "-L", "orchestrator", "attach-session", "-r", "-t", "=night:=worker-2");
  }

  @Test
  void fromAPaneOfTheUsersOwnTmuxItIsNestedOnPurpose() {
    assertThat(attach(Map.of("TMUX", "/tmp/tmux-0/default,12,0")))
        .startsWith("env", "-u", "TMUX", "tmux", "-L", "orchestrator", "attach-session");
  }

  @Test
  void fromAPaneOfOurOwnServerTheClientGoesToTheOtherWindow() {
    assertThat(attach(Map.of("TMUX", "/tmp/tmux-0/orchestrator,12,0")))
        .containsExactly("tmux", "-L", "orchestrator", "switch-client", "-t", "=night:=worker-2");
  }

  private static List<String> attach(Map<String, String> variables) {
    TmuxBackend backend =
        new TmuxBackend(
            (command, cancellation) -> {
              throw new AssertionError("nothing is to be run: " + command);
            },
            new HostEnvironment(variables, Path.of("/")));
    WorkerSessionRequest session =
        new WorkerSessionRequest("night", "run", 2, List.of(), List.of());
    return backend.attachCommand(session, 2, true);
  }
}
