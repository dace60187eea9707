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
import org.junit.jupiter.api.Tag;
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

  @Test
  @Tag("K8")
  void aShortageThatLastsIsForTheJournalAndOneThatPassesAtOnceIsNot() {
    List<Wait> busy = waits(Rule.MACHINE_BUSY, "the load is 17.0 per core");

    assertThat(standstill.news(RunState.EMPTY, busy)).isEmpty();
    assertThat(standstill.news(RunState.EMPTY, List.of())).isEmpty();
    assertThat(standstill.news(RunState.EMPTY, busy)).isEmpty();
    assertThat(standstill.news(RunState.EMPTY, busy)).isEmpty();
    assertThat(standstill.news(RunState.EMPTY, busy))
        .contains(new RunEvent.StartsHeld(Optional.of("the load is 17.0 per core")));
  }

  private static List<Wait> waits(Rule rule, String reason) {
    return List.of(new Wait(1, Basis.of(rule, reason), Optional.empty()));
  }

  private void look(Rule rule, String reason) {
    Wait wait = new Wait(1, Basis.of(rule, reason), Optional.empty());
    standstill.look(RunState.EMPTY, List.of(wait));
  }
}
