package dev.orchestrator.runtime.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.fixtures.GitSandbox;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.store.NewIssue;
import dev.orchestrator.runs.store.PlanFiles;
import dev.orchestrator.runtime.Orchestrator;
import dev.orchestrator.runtime.usecase.RequestContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteIssueTest {

  @TempDir Path folder;
  private Path root;
  private Orchestrator orchestrator;

  @BeforeEach
  void aWorkspaceWithTwoRepositories() throws IOException {
    GitSandbox git = GitSandbox.in(folder);
    git.repository("wallet");
    git.repository("web");
    root = git.root().resolve("control");
    Files.createDirectories(root.resolve("config"));
    Files.writeString(
        root.resolve("config/repos.json"),
        "{\"repositories\": [{\"name\": \"wallet\", \"local\": \"../wallet\"},"
            + " {\"name\": \"web shop\", \"local\": \"../web\"}]}");
    orchestrator = Orchestrator.open(root);
  }

  @AfterEach
  void close() {
    orchestrator.close();
  }

  @Test
  void aLineMakesAPlanOfItsRepositoryThatAPersonMayGoOnEditing() throws IOException {
    AddedIssueDocument added = write("Show it in euros", "wallet", Optional.of("codex"));

    assertThat(added.number()).isEqualTo(1);
    assertThat(added.planMade()).isTrue();
    assertThat(Path.of(added.plan())).isEqualTo(root.resolve("config/wallet-issues.json"));
    assertThat(Files.readString(Path.of(added.plan())))
        .isEqualTo(
            """
            {
              "project" : "wallet",
              "repo" : "wallet",
              "agent" : "codex",
              "issues" : [
                {
                  "number" : 1,
                  "title" : "Show it in euros"
                }
              ]
            }
            """);
  }

  @Test
  void theNextLineIsAddedToThatPlanWithANumberOfItsOwn() {
    write("First", "wallet", Optional.empty());

    AddedIssueDocument second =
        ask(new WriteIssue.Request("Second", named("wallet"), Optional.of("codex"), List.of(1)));

    assertThat(second.planMade()).isFalse();
    RunPlan plan = plan("wallet-issues.json");
    assertThat(plan.issues()).extracting(Issue::number).containsExactly(1, 2);
    assertThat(plan.issue(2).orElseThrow().dependsOn()).containsExactly(1);
    assertThat(plan.agentFor(2, "implement", "").type()).isEqualTo("codex");
    assertThat(plan.agentFor(1, "implement", "").type()).isEqualTo("claude");
  }

  @Test
  void theFirstLineIsTheTitleAndALongerTextTheDescription() {
    write("Round it\n\nas banks do", "wallet", Optional.empty());
    write("x".repeat(300), "wallet", Optional.empty());

    RunPlan plan = plan("wallet-issues.json");
    assertThat(plan.issue(1).orElseThrow().title()).isEqualTo("Round it");
    assertThat(plan.issue(1).orElseThrow().description()).isEqualTo("Round it\n\nas banks do");
    assertThat(plan.issue(2).orElseThrow().title()).hasSize(103).endsWith("...");
    assertThat(plan.issue(2).orElseThrow().description()).hasSize(300);
  }

  @Test
  void aPlanAboutTheRepositoryAloneIsExtendedWhateverItIsCalled() throws IOException {
    Path mine = root.resolve("config/mine-issues.json");
    Files.writeString(
        mine, "{\"repo\": \"wallet\", \"issues\": [{\"number\": 7, \"title\": \"a\"}]}");

    AddedIssueDocument added = write("More", "wallet", Optional.empty());

    assertThat(Path.of(added.plan())).isEqualTo(mine);
    assertThat(added.number()).isEqualTo(8);
  }

  @Test
  void aNameThatIsNoFileNameStillNamesAPlan() {
    assertThat(Path.of(write("x", "web shop", Optional.empty()).plan()))
        .isEqualTo(root.resolve("config/web-shop-issues.json"));
  }

  @Test
  void withoutARepositoryOrATextNothingIsWritten() {
    assertThatThrownBy(
            () ->
                ask(new WriteIssue.Request("Do it", Optional.empty(), Optional.empty(), List.of())))
        .isInstanceOfSatisfying(
            OrchestratorException.class,
            refused -> assertThat(refused.hint().orElseThrow()).contains("wallet, web shop"));
    assertThatThrownBy(() -> write(" \n ", "wallet", Optional.empty()))
        .hasMessageContaining("says nothing");
    assertThatThrownBy(() -> write("x", "walet", Optional.empty()))
        .isInstanceOf(OrchestratorException.class);
    assertThat(root.resolve("config/wallet-issues.json")).doesNotExist();
  }

  @Test
  void aRefusedIssueMakesNoPlan() {
    assertThatThrownBy(
            () -> ask(new WriteIssue.Request("x", named("wallet"), Optional.empty(), List.of(9))))
        .hasMessageContaining("#1 cannot be added");
    assertThat(root.resolve("config/wallet-issues.json")).doesNotExist();
  }

  @Test
  void anIssueAddedWithoutANumberGetsTheNextFreeOne() {
    write("First", "wallet", Optional.empty());
    Path plan = root.resolve("config/wallet-issues.json");

    assertThat(add(plan, OptionalInt.of(40)).number()).isEqualTo(40);
    assertThat(add(plan, OptionalInt.empty()).number()).isEqualTo(41);
    assertThatThrownBy(() -> add(plan, OptionalInt.of(40)))
        .hasMessageContaining("#40 cannot be added");
  }

  private AddedIssueDocument add(Path plan, OptionalInt number) {
    NewIssue issue =
        new NewIssue(
            number,
            "t",
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    return orchestrator
        .service(AddIssue.class)
        .run(new AddIssue.Request(plan, issue), RequestContext.of(new CancellationToken()));
  }

  private AddedIssueDocument write(String text, String repository, Optional<String> agent) {
    return ask(new WriteIssue.Request(text, named(repository), agent, List.of()));
  }

  private AddedIssueDocument ask(WriteIssue.Request request) {
    return orchestrator
        .service(WriteIssue.class)
        .run(request, RequestContext.of(new CancellationToken()));
  }

  private RunPlan plan(String file) {
    return orchestrator.service(PlanFiles.class).read(root.resolve("config").resolve(file));
  }

  private static Optional<String> named(String repository) {
    return Optional.of(repository);
  }
}
