package dev.orchestrator.runtime.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.runs.plan.VerifyCommand;
import dev.orchestrator.runs.plan.VerifySpec;
import dev.orchestrator.runtime.Orchestrator;
import dev.orchestrator.workers.verification.Verdict;
import dev.orchestrator.workers.verification.VerificationRequest;
import dev.orchestrator.workers.verification.Verifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With real git and a real shell, wired as the program is. */
@Timeout(120)
class VerifierTest {

  @TempDir Path temp;

  private Path shop;
  private Orchestrator orchestrator;
  private Verifier verifier;

  @BeforeEach
  void open() throws Exception {
    shop = Files.createDirectory(temp.resolve("shop"));
    git("init", "-q", "-b", "main");
    git("config", "user.email", "ada@example.org");
    git("config", "user.name", "Ada");
    commit("README.md", "shop");
    Path workspace = Files.createDirectories(temp.resolve("control/config")).getParent();
    Files.writeString(workspace.resolve("config/repos.json"), "{\"repositories\": []}");
    orchestrator = Orchestrator.open(workspace);
    verifier = orchestrator.service(Verifier.class);
  }

  @AfterEach
  void close() {
    orchestrator.close();
  }

  @Test
  void whereThereIsNothingToVerifyWithItPassesAndIsNotConfirmed() throws Exception {
    Verdict verdict = verify(VerifySpec.AS_THE_REPOSITORY);

    assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.PASSED);
    assertThat(verdict.confirmed()).isFalse();
  }

  @Test
  void theSameTreeIsNotTestedTwiceAndAnotherIs() throws Exception {
    String counting = "echo run >> " + temp.resolve("runs");

    assertThat(verify(testedBy(counting)).outcome()).isEqualTo(Verdict.Outcome.PASSED);
    git("commit", "-q", "--allow-empty", "-m", "another commit of the same tree");
    assertThat(verify(testedBy(counting)).confirmed()).isTrue();
    assertThat(Files.readAllLines(temp.resolve("runs"))).hasSize(1);

    commit("more", "another tree");
    verify(testedBy(counting));
    assertThat(Files.readAllLines(temp.resolve("runs"))).hasSize(2);
  }

  @Test
  @Tag("W15")
  void aRedThatIsGreenOnTheSameTreeIsFlakyAndNoFailure() throws Exception {
    Path seen = temp.resolve("seen");

    Verdict verdict = verify(testedBy("[ -e " + seen + " ] || { touch " + seen + "; exit 1; }"));

    assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.FLAKY);
    assertThat(verdict.isGreen()).isTrue();
    assertThat(verdict.reason()).contains("red and then green on the same tree");
  }

  @Test
  @Tag("N4")
  void aFailureNamesItsTestsWithTheirMessagesAndTheLog() throws Exception {
    commit(
        "package.json",
        "{\"name\": \"shop\", \"version\": \"1.0.0\", \"scripts\": {\"test\": \"node --test\"}}");
    commit(
        "sum.test.js",
        "require('node:test')('sums', () => require('node:assert').strictEqual(1 + 1, 3));");

    Verdict verdict = verify(VerifySpec.AS_THE_REPOSITORY);

    assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.FAILED);
    assertThat(verdict.reason()).contains("npm run test", "sums");
    assertThat(verdict.failing()).extracting(test -> test.name()).containsExactly("sums");
    assertThat(verdict.log()).get().satisfies(log -> assertThat(log).isRegularFile());
  }

  @Test
  void aCommandThatChangesWhatItJudgesIsTold() throws Exception {
    Verdict verdict = verify(testedBy("echo changed > README.md"));

    assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.FAILED);
    assertThat(verdict.reason()).contains("changed files", "README.md");
  }

  @Test
  void whatACommandLeavesBehindIsNotMistakenForWork() throws Exception {
    Verdict verdict = verify(testedBy("mkdir -p build && echo x > build/out"));

    assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.PASSED);
    assertThat(git("status", "--porcelain")).isEmpty();
  }

  @Test
  @Tag("K6")
  void whatCannotBeRunSaysNothingAboutTheTreeAndIsNotRemembered() throws Exception {
    Path program = temp.resolve("program");

    assertThat(verify(testedBy(program.toString())).outcome())
        .isEqualTo(Verdict.Outcome.COULD_NOT_RUN);

    Files.writeString(program, "#!/bin/sh\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    assertThat(verify(testedBy(program.toString())).outcome()).isEqualTo(Verdict.Outcome.PASSED);
  }

  private static VerifySpec testedBy(String line) {
    return new VerifySpec(
        new VerifyCommand.Nothing(),
        new VerifyCommand.Given(line),
        VerifySpec.TestRule.MUST_PASS,
        Duration.ofMinutes(1));
  }

  private Verdict verify(VerifySpec spec) throws Exception {
    PlanRepository repository =
        new PlanRepository(
            "shop", shop, temp, "issue-", "main", "", OptionalInt.empty(), Optional.empty());
    return verifier.verify(
        new VerificationRequest(
            repository,
            shop,
            git("rev-parse", "HEAD^{tree}").strip(),
            spec,
            Optional.empty(),
            temp.resolve("logs"),
            Map.of()),
        new CancellationToken());
  }

  private void commit(String file, String text) throws Exception {
    Files.writeString(shop.resolve(file), text + "\n");
    git("add", "-A");
    git("commit", "-q", "-m", file);
  }

  private String git(String... arguments) throws IOException, InterruptedException {
    List<String> argv = new ArrayList<>(List.of("git", "-C", shop.toString()));
    argv.addAll(List.of(arguments));
    Process process = new ProcessBuilder(argv).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
