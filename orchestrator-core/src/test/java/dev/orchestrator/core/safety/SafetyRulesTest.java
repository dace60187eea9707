package dev.orchestrator.core.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SafetyRulesTest {

  @Test
  void aDecisionNamesTheRuleAndTheReason() {
    SafetyDecision decision = SafetyRules.builtIn().judge(List.of("devnet", "reset"));

    assertThat(decision.rule()).contains("no-blockchain-reset");
    assertThat(decision.reason()).isNotBlank();
  }

  @Test
  void rulesCanBeAddedAndTheBuiltInOnesStay() {
    SafetyRules rules =
        SafetyRules.builtIn()
            .with(
                List.of(
                    new SafetyRule(
                        "no-deploy", SafetyVerdict.REFUSED, "Not here.", List.of("make deploy*"))));

    assertThat(rules.judge(List.of("make", "deploy-prod")).rule()).contains("no-deploy");
    assertThat(rules.judge(List.of("make", "-j4", "deploy")).rule()).contains("no-deploy");
    assertThat(rules.judge(List.of("make", "docs")).isAllowed()).isTrue();
    assertThat(rules.judge(List.of("devnet", "reset")).verdict()).isEqualTo(SafetyVerdict.REFUSED);
  }

  @Test
  void aRuleThatAllowsDoesNotExist() {
    assertThatThrownBy(() -> new SafetyRule("x", SafetyVerdict.ALLOWED, "y", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theDefaultBranchOfARepositoryIsProtectedToo() {
    List<String> push = List.of("git", "push", "--force", "origin", "trunk");
    SafetyRules asked = SafetyRules.builtIn().withPushRequested();

    assertThat(asked.judge(push).verdict()).isEqualTo(SafetyVerdict.ASK);
    assertThat(asked.protecting(List.of("Trunk")).judge(push).verdict())
        .isEqualTo(SafetyVerdict.REFUSED);
  }

  @Test
  void aLineThatWasSplitIntoWordsIsJudgedInParts() {
    assertThat(SafetyRules.builtIn().judge(List.of("ls", "&&", "git", "push")).verdict())
        .isEqualTo(SafetyVerdict.REFUSED);
  }

  @Test
  void theStrictestRuleWins() {
    assertThat(SafetyRules.builtIn().judgeShell("rm -rf build; devnet reset").verdict())
        .isEqualTo(SafetyVerdict.REFUSED);
  }

  @Test
  void noReasonHoldsACommandToPaste() {
    for (SafetyRule rule : SafetyRules.builtIn().rules()) {
      assertThat(rule.summary()).doesNotContain("rm -", "git ", "reset --", "drop ");
    }
  }

  @Test
  void aPatternOfTwoCommandsIsRefused() {
    assertThatThrownBy(() -> SafetyRules.requirePattern("a; b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a; b");
  }
}
