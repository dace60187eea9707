package dev.orchestrator.agents.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.agents.spi.AgentEvent.Denied;
import dev.orchestrator.agents.spi.AgentProtocol;
import dev.orchestrator.runs.attempt.DeniedAction;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The lines are those of the real programs. */
class DeniedCommandTest {

  @Test
  void aPushThatClaudesOwnSettingsDenyIsRefusedByOurRule() {
    DeniedAction refusal =
        onlyRefusal(
            AgentProtocols.claude(ZoneOffset.UTC),
            """
            {"type":"user","message":{"role":"user","content":[{"type":"tool_result","content":"Permission to use Bash with command cd . && git push origin HEAD has been denied.","is_error":true,"tool_use_id":"t1"}]},"tool_result_meta":[{"id":"t1","non_execution_kind":"permission-rule","permission_decision":{"decision":"reject"}}]}\
            """);

    assertThat(refusal.rule()).isEqualTo("no-unasked-push");
    assertThat(refusal.what()).startsWith("Permission to use Bash with command cd . && git push");
  }

  @Test
  void whatNoRuleOfOursRefusesIsTheProgramsOwnAffair() {
    DeniedAction refusal =
        onlyRefusal(
            AgentProtocols.claude(ZoneOffset.UTC),
            """
            {"type":"user","message":{"role":"user","content":[{"type":"tool_result","content":"Permission to use Bash with command make it so has been denied.","is_error":true,"tool_use_id":"t1"}]},"tool_result_meta":[{"id":"t1","non_execution_kind":"permission-rule","permission_decision":{"decision":"reject"}}]}\
            """);

    assertThat(refusal.rule()).isEqualTo(DeniedAction.OWN_PERMISSIONS);
  }

  @Test
  void soIsAPushThatOpencodeDenies() {
    DeniedAction refusal =
        onlyRefusal(
            AgentProtocols.opencode(ZoneOffset.UTC),
            """
            {"type":"tool_use","part":{"type":"tool","tool":"bash","callID":"c1","state":{"status":"error","input":{"command":"git push"},"error":"The user has specified a rule which prevents you from using this specific tool call."}}}\
            """);

    assertThat(refusal.rule()).isEqualTo("no-unasked-push");
  }

  @Test
  void whatGeminiBlocksIsARefusalThoughItsToolSucceeded() {
    DeniedAction refusal =
        onlyRefusal(
            AgentProtocols.gemini(ZoneOffset.UTC),
            """
            {"type":"tool_result","tool_id":"s1","status":"success","output":"Blocked: command substitution detected in shell command."}\
            """);

    assertThat(refusal)
        .isEqualTo(
            new DeniedAction(
                DeniedAction.OWN_PERMISSIONS,
                Optional.empty(),
                "Blocked: command substitution detected in shell command."));
  }

  private static DeniedAction onlyRefusal(AgentProtocol protocol, String line) {
    List<DeniedAction> refusals =
        protocol.events(line).stream()
            .filter(Denied.class::isInstance)
            .map(event -> ((Denied) event).refusal())
            .toList();
    assertThat(refusals).hasSize(1);
    return refusals.get(0);
  }
}
