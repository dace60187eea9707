package dev.orchestrator.cli.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orchestrator.cli.CommandLineTester;
import dev.orchestrator.cli.CommandLineTester.Ran;
import dev.orchestrator.core.concurrent.OwnThread;
import dev.orchestrator.fixtures.TmuxTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunChoiceTest {

  private static final String ONE_ISSUE = "\"issues\": [{\"number\": 1, \"title\": \"a\"}]";

  @TempDir Path temp;
  private SampleRun sample;

  @BeforeEach
  void begin() {
    sample = SampleRun.in(temp).agent("cat >/dev/null; echo x >x; git add .; git commit -qm x");
    sample.plan(ONE_ISSUE);
  }

  @AfterEach
  void end() {
    sample.close();
  }

  @Test
  void aRunIsNamedByItsPlanFileOrByItsName() {
    other("web", "web-issues.json");

    assertThat(project("--config", "config/shop-issues.json")).isEqualTo("shop");
    assertThat(project("--config", "shop-issues.json")).isEqualTo("shop");
    assertThat(project("--config", "shop")).isEqualTo("shop");
    assertThat(project("--config", "web")).isEqualTo("web");
  }

  @Test
  void theNameIsTheOneInThePlanAndNotTheOneOfItsFile() {
    other("web", "frontend-issues.json");

    assertThat(project("--config", "web")).isEqualTo("web");
    assertThat(sample.run("workers", "status", "--config", "frontend").err())
        .contains("no plan file and no run 'frontend'", "shop, web");
  }

  @Test
  void aMistypedNameIsAnswered() {
    other("web", "web-issues.json");

    Ran ran = sample.run("workers", "status", "--config", "shpo");

    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.err()).contains("error[PLAN_NOT_FOUND]", "did you mean 'shop'?");
  }

  @Test
  void severalRunsAreNamedAndOneHasToBeChosen() {
    other("web", "web-issues.json");

    Ran ran = sample.run("workers", "status");

    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.err()).contains("several runs: shop, web", "--config NAME");
  }

  @Test
  void thePlanCalledProofIsTheUsualOneOfSeveral() {
    other("proof", "proof-issues.json");

    assertThat(project()).isEqualTo("proof");
  }

  @Test
  void commandsInMessagesNameTheRunWhereThereAreSeveral() {
    Ran alone = sample.run("workers", "stop");
    other("web", "web-issues.json");
    Ran oneOfTwo = sample.run("workers", "stop", "--config", "shop");

    assertThat(alone.err()).contains("'orchestrator workers launch' starts it");
    assertThat(oneOfTwo.err()).contains("'orchestrator workers launch --config shop' starts it");
  }

  @Test
  void commandsInMessagesNameTheWorkspaceThatWasNamed(@TempDir Path elsewhere) {
    CommandLineTester tester = CommandLineTester.in(elsewhere);

    Ran ran = tester.run("-w", sample.root().toString(), "workers", "stop", "--json");
    Ran told =
        tester
            .with(Map.of("ORCHESTRATOR_WORKSPACE", sample.root().toString()))
            .run("-w", sample.root().toString(), "workers", "stop");

    assertThat(ran.json().at("/error/hint").asText())
        .contains("'orchestrator -w " + sample.root() + " workers launch'");
    assertThat(told.err()).contains("'orchestrator workers launch' starts it");
  }

  @TmuxTest
  @Tag("W17")
  void aRunWhosePlanIsBrokenCanStillBeSeenAndEnded() throws Exception {
    sample.agent("cat > /dev/null; touch '" + sample.root() + "/begun'; sleep 600");
    CompletableFuture<Ran> run =
        CompletableFuture.supplyAsync(
            () -> sample.run("workers", "launch", "--foreground"), new OwnThread("launch"));
    await().until(() -> Files.exists(sample.root().resolve("begun")));
    sample.write("config/shop-issues.json", "{\"issues\": [{\"numbr\"");

    Ran status = sample.run("workers", "status", "--json");
    assertThat(status.status()).as(status.err()).isZero();
    assertThat(status.json().at("/issues/0/status").asText()).isEqualTo("in_progress");
    assertThat(status.err())
        .contains(
            "warning: the plan cannot be used", "as the run adopted it", "shop-issues.json:1");
    for (String command : new String[] {"pause", "resume", "dashboard", "attach"}) {
      assertThat(sample.run("workers", command).status()).as(command).isZero();
    }
    assertThat(sample.run("workers", "logs", "1", "--path").status()).isZero();
    assertThat(sample.run("workers", "why", "1").status()).isZero();
    assertThat(sample.run("add-issue", "2", "--title", "b").status()).isEqualTo(3);
    assertThat(sample.run("workers", "stop").status()).isZero();
    run.get();

    Files.delete(sample.root().resolve("config/shop-issues.json"));
    assertThat(project()).isEqualTo("shop");
    assertThat(project("--config", "shop")).isEqualTo("shop");
  }

  @Test
  void aBrokenPlanThatWasNeverRunIsAnError() {
    sample.write("config/shop-issues.json", "{\"issues\": [{\"numbr\"");

    Ran ran = sample.run("workers", "status");

    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.err()).contains("shop-issues.json:1");
  }

  private String project(String... option) {
    String[] words = new String[option.length + 3];
    System.arraycopy(new String[] {"workers", "status", "--json"}, 0, words, 0, 3);
    System.arraycopy(option, 0, words, 3, option.length);
    Ran ran = sample.run(words);
    return ran.json().at("/run/project").asText(ran.err());
  }

  private void other(String project, String file) {
    sample.write(
        "config/" + file,
        """
        {"issues": [{"number": 7, "title": "b"}], "project": "%s", "repo_path": "shop"}
        """
            .formatted(project));
  }
}
