package dev.orchestrator.workers.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.decision.TestPlan;
import dev.orchestrator.runs.journal.SampleEvents;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Assignment;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.run.StopCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequiredEffectTest {

  private final List<String> begun = new ArrayList<>();
  private final Effects effects =
      new Effects() {
        @Override
        public void start(RunPlan plan, RunState state, Assignment assignment) {
          begun.add("Start");
        }

        @Override
        public void adopt(RunPlan plan, RunState state, AttemptId attempt) {
          begun.add("Adopt");
        }

        @Override
        public void stop(RunPlan plan, RunState state, AttemptId attempt, StopCause cause) {
          begun.add("Stop");
        }

        @Override
        public void verify(RunPlan plan, RunState state, AttemptId attempt) {
          begun.add("Verify");
        }

        @Override
        public void land(RunPlan plan, Set<Integer> issues) {
          begun.add("Land");
        }
      };

  @Test
  void ofAllDecisionsFiveNeedAnEffectAndEachGetsItsOwn() {
    List<Decision> decisions =
        SampleEvents.all().stream()
            .filter(RunEvent.Decided.class::isInstance)
            .map(event -> ((RunEvent.Decided) event).decision())
            .toList();
    assertThat(decisions)
        .as("a sample of each kind")
        .<Class<?>>extracting(Decision::getClass)
        .contains(Decision.class.getPermittedSubclasses());

    for (Decision decision : decisions) {
      begun.clear();
      RequiredEffect.of(decision)
          .ifPresent(effect -> effect.begin(effects, TestPlan.of(1).build(), RunState.EMPTY));
      String kind = decision.getClass().getSimpleName();
      boolean needsOne = List.of("Start", "Adopt", "Stop", "Verify", "Land").contains(kind);
      assertThat(begun).isEqualTo(needsOne ? List.of(kind) : List.of());
    }
  }
}
