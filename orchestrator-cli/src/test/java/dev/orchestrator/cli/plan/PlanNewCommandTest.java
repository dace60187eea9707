package dev.orchestrator.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.cli.CommandLineTester;
import dev.orchestrator.cli.CommandLineTester.Ran;
import dev.orchestrator.fixtures.GitSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanNewCommandTest {

  @TempDir Path temp;
  private Path root;
  private CommandLineTester program;

  @BeforeEach
  void begin() {
    GitSandbox sandbox = GitSandbox.in(temp);
    root = sandbox.root();
    program = CommandLineTester.in(root).with(sandbox.environment());
    sandbox.repository("shop");
    sandbox.repository("lib");
    program.run("init");
    program.run("repo", "add", "shop");
  }

  private String plan(String project) throws IOException {
    return Files.readString(root.resolve("config/" + project + "-issues.json"));
  }

  @Test
  void aNewPlanTakesItsFirstIssueAndIsReadWithoutAWarning() throws IOException {
    Ran made = program.run("plan", "new");
    assertThat(made.status()).as(made.err()).isZero();
    assertThat(made.out()).contains("Wrote ", "config/shop-issues.json", "Next: ");

    assertThat(program.run("add-issue", "--title", "One").status()).isZero();

    Ran doctor = program.run("doctor");
    assertThat(doctor.out()).contains("plans: shop-issues.json: 1 issues");
    assertThat(doctor.err()).doesNotContain("warning");
    assertThat(plan("shop")).contains("\"_about\"", "\"title\": \"One\"");
  }

  @Test
  void aPlanOfSeveralRepositoriesNamesThem() throws IOException {
    program.run("repo", "add", "lib");

    Ran made = program.run("plan", "new", "both", "--repo", "shop", "--repo", "lib", "--json");

    assertThat(made.json().get("repositories")).hasSize(2);
    assertThat(plan("both")).contains("\"repos\": {\"shop\": {}, \"lib\": {}}");
    assertThat(program.run("doctor").out()).contains("plans: both-issues.json: 0 issues");
  }

  @Test
  void withSeveralRepositoriesOneMustBeNamed() {
    program.run("repo", "add", "lib");

    Ran made = program.run("plan", "new");

    assertThat(made.status()).isEqualTo(2);
    assertThat(made.err()).contains("error[PLAN_REPOSITORY_MISSING]", "--repo NAME");
  }

  @Test
  void aPlanThatIsThereIsNeverOverwritten() throws IOException {
    Path file = Files.writeString(root.resolve("config/shop-issues.json"), "mine");

    Ran made = program.run("plan", "new");

    assertThat(made.status()).isEqualTo(2);
    assertThat(made.err()).contains("error[PLAN_EXISTS]");
    assertThat(file).hasContent("mine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../out", "a/b", ".hidden", "a b", "-x\u001b[2J"})
  void aNameThatCouldLeaveTheFolderIsRefused(String name) {
    Ran made = program.run("plan", "new", "--", name);

    assertThat(made.status()).isEqualTo(2);
    assertThat(made.err()).contains("error[PROJECT_NAME_UNUSABLE]").doesNotContain("\u001b");
  }

  @Test
  void initLeavesTheTemplateWhichIsNobodysPlan() {
    assertThat(root.resolve("config/issues-template.json")).exists();
    assertThat(program.run("workers", "list").out()).doesNotContain("template");
  }
}
