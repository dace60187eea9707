package dev.orchestrator.testkit.agents;

import static dev.orchestrator.testkit.agents.AgentRun.COMMIT;
import static dev.orchestrator.testkit.agents.AgentRun.MEET;
import static dev.orchestrator.testkit.agents.AgentRun.statuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.orchestrator.fixtures.Program;
import dev.orchestrator.runs.attempt.AttemptKind;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.run.IssueStatus;
import dev.orchestrator.runs.timeline.RunTimeline;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of Claude Code under a supervisor, on real git and real tmux. */
@Tag("agents")
class RealClaudeRunTest {

  @TempDir Path temp;
  private AgentRun agents;

  @BeforeEach
  void furnish() {
    agents = new AgentRun(temp);
  }

  @AfterEach
  void stop() {
    agents.close();
  }

  @Test
  void fourAgentsFinishEightIssuesSideBySideThoughOneIsKilledInTheMiddleOfATool() {
    String killedOnce =
        "[ -e $HOME/killed ] || { touch $HOME/killed half; echo $$ > $HOME/tool;"
            + " kill -9 $(ps -o ppid= -p $$); exec sleep 4711; }";
    agents.set("num_workers", 4).issue(3, MEET + killedOnce, COMMIT, COMMIT);
    for (int number : new int[] {1, 2, 4, 5, 6, 7, 8}) {
      agents.issue(number, MEET + COMMIT);
    }

    RunTimeline run = agents.toItsEnd();

    assertThat(statuses(run))
        .hasSize(8)
        .allSatisfy((number, status) -> assertThat(status).isEqualTo(IssueStatus.COMPLETED));
    assertThat(AgentRun.mostAtOnce(run)).isEqualTo(4);
    assertThat(run.attempts()).hasSize(9);
    var killed = AgentRun.ofIssue(run, 3);
    assertThat(killed.get(0).end().orElseThrow().reason()).isEqualTo(EndReason.CRASHED);
    assertThat(killed.get(1).assignment().kind()).isEqualTo(AttemptKind.RESUME);
    assertThat(run.state().issues().get(3).last().orElseThrow().launch().orElseThrow().session())
        .isEqualTo(Optional.of(agents.sessionOf(3, 1)));
    assertThat(agents.repository().git("show", "--name-only", "--format=%s", "issue-3"))
        .contains("work", "half", "done.txt");
    assertThat(agents.isGone("tool")).isTrue();
    assertThat(run.state().used().costUsd().orElseThrow()).isPositive();
  }

  @Test
  void aRefusedPushIsOnRecordWithoutItsTokenAndTheRunGoesOnF71() {
    String before = agents.remote();
    String token = "ghp_0123456789abcdefghijABCDEFGHIJ012345";

    RunTimeline run =
        agents
            .issue(
                1,
                "git push origin HEAD:main",
                "bash -c 'git push origin HEAD:main'",
                "git push https://ada:" + token + "@example.org/shop HEAD:main",
                COMMIT)
            .toItsEnd();

    assertThat(statuses(run)).containsEntry(1, IssueStatus.COMPLETED);
    assertThat(agents.remote()).isEqualTo(before);
    assertThat(run.happenings())
        .filteredOn(each -> each.type().equals("attempt.refused"))
        .hasSizeGreaterThanOrEqualTo(3)
        .allSatisfy(each -> assertThat(each.message()).contains("no-unasked-push"))
        .allSatisfy(each -> assertThat(each.message()).doesNotContain(token))
        .anySatisfy(each -> assertThat(each.message()).contains("example.org/shop"));
    assertThat(agents.journal()).contains("example.org/shop").doesNotContain(token);
    assertThat(run.attempts()).hasSize(1);
  }

  @Test
  void whatAnAgentLeavesRunningInASessionOfItsOwnGoesWithIt() {
    RunTimeline run =
        agents
            .issue(1, "setsid sleep 4711 >/dev/null 2>&1 & echo $! > $HOME/orphan; " + COMMIT)
            .toItsEnd();

    assertThat(statuses(run)).containsEntry(1, IssueStatus.COMPLETED);
    assertThat(agents.isGone("orphan")).isTrue();
  }

  /**
   * That it finishes at all shows that the loopback interface, where its model is, can be reached.
   */
  @Test
  void inTheSandboxItCommitsAndCanWriteNowhereElse() {
    assumeTrue(sandboxWorks(), "bwrap is missing, or may not be used here");
    Map<String, Object> sandboxed = new HashMap<>(AgentRun.agent("claude"));
    sandboxed.put("sandbox", "bwrap");
    String outside = agents.repository().path().resolve("outside").toString();

    RunTimeline run =
        agents
            .set("agent", sandboxed)
            .issue(
                1,
                "touch %s $HOME/outside /usr/outside; echo private > /tmp/outside; ls /tmp > seen"
                    .formatted(outside),
                "git config --local core.fsmonitor /bin/evil; " + COMMIT)
            .toItsEnd();

    assertThat(statuses(run)).as(run.attempts().toString()).containsEntry(1, IssueStatus.COMPLETED);
    assertThat(List.of(Path.of(outside), agents.home().resolve("outside")))
        .allSatisfy(file -> assertThat(file).doesNotExist());
    assertThat(Path.of("/usr/outside")).doesNotExist();
    assertThat(agents.repository().git("show", "issue-1:seen")).contains("outside");
    assertThat(agents.repository().git("config", "--list")).doesNotContain("evil");
  }

  private static boolean sandboxWorks() {
    return Program.of(Path.of("/"), List.of("sh", "-c", "bwrap --ro-bind / / true")).run().status()
        == 0;
  }

  @Test
  void aToolThatIsSilentForLongerThanAStallIsAtWorkF1() {
    String busy = "i=0; e=$(($(date +%s)+21)); while [ $(date +%s) -lt $e ]; do i=$((i+1)); done; ";

    RunTimeline run =
        agents.set("stall_timeout", 10).set("max_retries", 0).issue(1, busy + COMMIT).toItsEnd();

    assertThat(run.attempts()).hasSize(1);
    assertThat(statuses(run)).containsEntry(1, IssueStatus.COMPLETED);
  }
}
