package dev.orchestrator.workers.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.runs.attempt.AttemptId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SystemdScopeTest {

  @Test
  void theWrapperIsStartedInAScopeWithTheLimitAndReachesTheUsersSystemd() {
    SystemdScope scope = new SystemdScope(true, Map.of("XDG_RUNTIME_DIR", "/run/user/1000"));

    MemoryConfinement.Place place = scope.confine(new AttemptId("t0-7-implement-1"), 1L << 30);

    assertThat(place.group()).isEqualTo(MemoryConfinement.Place.OWN_GROUP);
    assertThat(place.prefix())
        .containsExactly(
            "env",
            "XDG_RUNTIME_DIR=/run/user/1000",
            "systemd-run",
            "--user",
            "--scope",
            "--quiet",
            "--collect",
            "--property=MemoryMax=1073741824",
            "--property=MemorySwapMax=0",
            "--description=attempt t0-7-implement-1",
            "--");
  }
}
