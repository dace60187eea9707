package dev.orchestrator.testkit.agents;

import static dev.orchestrator.testkit.agents.AgentRun.COMMIT;
import static dev.orchestrator.testkit.agents.AgentRun.MEET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.orchestrator.runs.attempt.AttemptKind;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.run.IssueStatus;
import dev.orchestrator.runs.timeline.AttemptSpan;
import dev.orchestrator.runs.timeline.RunTimeline;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All four programs in one run: what one of them needs must not disturb another. */
@Tag("agents")
class RealAgentsRunTest {

  private static final List<String> FOUR = List.of("claude", "codex", "gemini", "opencode");

  @TempDir Path temp;
  private AgentRun agents;

  @BeforeEach
  void furnish() {
    FOUR.forEach(agent -> assumeTrue(InstalledAgents.has(agent), agent + " is not installed"));
    agents = new AgentRun(temp);
  }

  @AfterEach
  void stop() {
    if (agents != null) {
      agents.close();
    }
  }

  /** Issue 1 to 4 belong to the four in their order, and so do 5 to 8. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void fourDifferentProgramsFinishEightIssuesThoughOneIsKilledInTheMiddleOfATool(int victim) {
    // Codex is a launcher and a program behind it: the launcher is what is killed. Gemini runs no
    // command with a substitution in it.
    String killedOnce =
        "[ -e $HOME/killed ] || { touch $HOME/killed half; echo $$ > $HOME/tool;"
            + " sed 's/.*\"pid\":\\([0-9]*\\).*/\\1/' ${ORCHESTRATOR_PROMPT_FILE%/*}/process.json"
            + " | xargs kill -9; exec sleep 4711; }";
    agents.set("num_workers", 4);
    for (int number = 1; number <= 8; number++) {
      Map<String, Object> agent = Map.of("agent", AgentRun.agent(FOUR.get((number - 1) % 4)));
      if (number == victim) {
        agents.issue(number, agent, MEET + killedOnce, COMMIT, COMMIT);
      } else {
        agents.issue(number, agent, MEET + COMMIT);
      }
    }

    RunTimeline run = agents.toItsEnd();

    assertThat(AgentRun.statuses(run))
        .as(run.attempts().toString())
        .hasSize(8)
        .allSatisfy((number, status) -> assertThat(status).isEqualTo(IssueStatus.COMPLETED));
    assertThat(AgentRun.mostAtOnce(run)).isEqualTo(4);
    List<AttemptSpan> killed = AgentRun.ofIssue(run, victim);
    assertThat(run.attempts()).hasSize(9);
    assertThat(killed.get(0).end().orElseThrow().reason()).isEqualTo(EndReason.CRASHED);
    assertThat(killed.get(1).assignment().kind()).isEqualTo(AttemptKind.RESUME);
    assertThat(agents.repository().git("show", "--name-only", "--format=%s", "issue-" + victim))
        .contains("work", "half", "done.txt");
    assertThat(agents.isGone("tool")).isTrue();
    for (int number = 1; number <= 8; number++) {
      assertThat(AgentRun.ofIssue(run, number).get(0).assignment().account())
          .isEqualTo(FOUR.get((number - 1) % 4));
      assertThat(run.state().issues().get(number).expenses().total().inputTokens()).isPositive();
    }
  }
}
