package dev.orchestrator.workers.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.runs.decision.Wait;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Basis;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.Rule;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.store.RunListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandstillTest {

  private final List<String> told = new ArrayList<>();
  private final Standstill standstill =
      new Standstill(
          new RunListener() {
            @Override
            public void onEvent(RunPlan plan, RunEvent event, RunState after, Moment at) {}

            @Override
            public void onTrouble(String what) {
              told.add(what);
            }
          });

  @Test
  void aRunThatWaitsForRoomOnTheMachineSaysSoOnceUntilItGoesOn() {
    look(Rule.MACHINE_BUSY, "only 3 MiB of disk are free");
    look(Rule.MACHINE_BUSY, "only 2 MiB of disk are free");
    assertThat(told).containsExactly("nothing can be started: only 3 MiB of disk are free");

    standstill.look(RunState.EMPTY, List.of());
    look(Rule.MACHINE_BUSY, "only 1 MiB of disk are free");
    assertThat(told).hasSize(2);
  }

  @Test
  void whatTimeOrAPersonWillChangeIsNoStandstill() {
    look(Rule.STAGGERED, "starts are staggered");
    look(Rule.PAUSED, "the run is paused");
    assertThat(told).isEmpty();
  }

  private void look(Rule rule, String reason) {
    Wait wait = new Wait(1, Basis.of(rule, reason), Optional.empty());
    standstill.look(RunState.EMPTY, List.of(wait));
  }
}
