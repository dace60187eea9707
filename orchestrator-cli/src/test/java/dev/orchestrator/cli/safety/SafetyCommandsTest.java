package dev.orchestrator.cli.safety;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.cli.CommandLineTester;
import dev.orchestrator.cli.CommandLineTester.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetyCommandsTest {

  @TempDir Path folder;

  @Test
  void aRefusedCommandNamesTheRuleAndFails() {
    Ran ran = run("safety", "check", "--", "git", "push", "--force");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).startsWith("refused  no-").hasLineCount(1);
  }

  @Test
  void theVerdictIsADocumentForScripts() {
    Ran refused = run("--json", "safety", "check", "--", "devnet", "start");
    Ran asks = run("--json", "safety", "check", "--", "rm", "-rf", "build");
    Ran allowed = run("--json", "safety", "check", "--", "devnet", "status");

    assertThat(refused.json().toString())
        .contains("\"schema_version\":1,\"verdict\":\"refused\",\"rule\":\"no-blockchain-reset\"");
    assertThat(asks.json().get("verdict").asText()).isEqualTo("ask");
    assertThat(asks.status()).isZero();
    assertThat(allowed.json().get("verdict").asText()).isEqualTo("allowed");
    assertThat(allowed.json().get("rule").isNull()).isTrue();
    assertThat(allowed.status()).isZero();
  }

  @Test
  void aSingleArgumentWithBlanksIsALineForAShell() {
    assertThat(run("safety", "check", "--", "cd x && git push").status()).isEqualTo(1);
    assertThat(run("safety", "check", "--", "echo 'git push'").status()).isZero();
  }

  @Test
  void aPushThatWasAskedForIsAllowed() {
    assertThat(run("safety", "check", "--push-requested", "--", "git", "push").status()).isZero();
  }

  @Test
  void inAWorkspaceItsRulesAreAddedAndItsDefaultBranchesProtected() throws IOException {
    workspace(
        """
        {"rules": [{"id": "no-deploy", "verdict": "refused", "summary": "Not here.",
          "patterns": ["make deploy*"]}]}
        """);

    assertThat(run("safety", "check", "--", "make", "deploy-all").out()).contains("no-deploy");
    assertThat(push("trunk").status()).isEqualTo(1);
    assertThat(push("feature").status()).isZero();
    assertThat(run("safety", "check", "--", "devnet", "reset").status()).isEqualTo(1);
  }

  @Test
  void whatARepositoryDeniesIsRefusedInItAlone() throws IOException {
    workspace("{}");
    Path inside = Files.createDirectories(folder.resolve("api/src"));

    assertThat(run("safety", "check", "--", "make", "release").status()).isZero();
    assertThat(run("safety", "check", "--repo", "api", "--", "make", "release").out())
        .contains("denied-in-api");
    assertThat(
            CommandLineTester.in(inside)
                .run("-w", folder.toString(), "safety", "check", "--", "make", "release")
                .status())
        .isEqualTo(1);
  }

  @Test
  void aRuleThatWouldAllowIsAConfigurationError() throws IOException {
    workspace("{\"rules\": [{\"id\": \"x\", \"verdict\": \"allowed\", \"patterns\": [\"a; b\"]}]}");

    Ran ran = run("safety", "check", "--", "ls");

    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.err()).contains("safety.json", "rules only add", "'a; b'");
  }

  @Test
  void nothingToCheckIsWrongUsage() {
    assertThat(run("safety", "check").status()).isEqualTo(2);
  }

  @Test
  void theRulesAreListedWithTheirPatterns() {
    assertThat(run("safety", "list").out()).contains("no-unasked-push", "deletes-files");
    assertThat(run("--json", "safety", "list").json().get("rules").get(0).get("patterns").size())
        .isPositive();
  }

  private Ran push(String branch) {
    return run("safety", "check", "--push-requested", "--", "git", "push", "-f", "origin", branch);
  }

  private Ran run(String... args) {
    return CommandLineTester.in(folder).run(args);
  }

  private void workspace(String safety) throws IOException {
    Files.createDirectories(folder.resolve("config"));
    Files.writeString(folder.resolve("config/safety.json"), safety);
    Files.writeString(
        folder.resolve("config/repos.json"),
        """
        {"repositories": [{"name": "api", "local": "api", "default_branch": "trunk",
          "deny": ["make release"]}]}
        """);
  }
}
