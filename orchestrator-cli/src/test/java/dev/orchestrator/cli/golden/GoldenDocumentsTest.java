package dev.orchestrator.cli.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.cli.CommandLineTester.Ran;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The JSON document of every command that needs no run, one after the other on one workspace. */
class GoldenDocumentsTest {

  @TempDir static Path folder;
  private static GoldenWorkspace workspace;

  /**
   * A command line and how it ends.
   *
   * @param file of the golden document
   * @param status expected of the program
   */
  private record Step(String file, int status, String words) {

    List<String> commandLine() {
      List<String> line = new ArrayList<>(List.of("-w", "control", "--json"));
      line.addAll(List.of(words.split(" ")));
      return line;
    }
  }

  /** Their order matters: each sees what those before it changed. */
  private static final List<Step> STEPS =
      List.of(
          new Step("fleet/repo-list", 0, "repo list"),
          new Step("fleet/repo-list-selected", 0, "repo list --where tag~web"),
          new Step("fleet/repo-show", 0, "repo show core"),
          new Step("fleet/repo-graph", 0, "repo graph api web core"),
          new Step("fleet/status", 1, "status --all"),
          new Step("fleet/scan", 1, "scan"),
          new Step("fleet/sync-dry-run", 0, "sync --dry-run api web core mirror"),
          new Step("fleet/sync", 1, "sync api web gone"),
          new Step("fleet/repo-discover-dry-run", 0, "repo discover --dry-run found"),
          new Step("fleet/repo-import", 0, "repo import --from mani control/mani.yaml"),
          new Step(
              "fleet/repo-add", 0, "repo add late ../late --remote git@example.org:a/late.git"),
          new Step("fleet/repo-remove", 0, "repo remove late extra"),
          new Step("build/build-dry-run", 0, "build --dry-run core api"),
          new Step("build/build", 0, "build core api"),
          new Step("build/test", 1, "test core api"),
          new Step("build/results", 0, "results"),
          new Step("build/workflow-list", 0, "workflow list"),
          new Step("build/workflow-run-dry-run", 0, "workflow run tidy api core --dry-run"),
          new Step("build/workflow-run", 0, "workflow run tidy api core"),
          new Step("build/exec", 1, "exec core api -- test -e notes.txt"),
          new Step("tasks/list", 0, "task list"),
          new Step("tasks/list-with-completed", 0, "task list --all"),
          new Step("tasks/show", 0, "task show 1"),
          new Step("tasks/next", 0, "task next"),
          new Step("tasks/board", 0, "task board"),
          new Step("tasks/lint", 0, "task lint"),
          new Step("tasks/add", 0, "task add --title Another --repo api --priority low"),
          new Step("tasks/edit", 0, "task edit 6 --set type=chore"),
          new Step("tasks/start", 0, "task start 1 --assigned ada --branch total"),
          new Step("tasks/complete", 0, "task complete 1 --summary Done"),
          new Step("tasks/reopen", 0, "task reopen 1"),
          new Step("playbooks/list", 0, "playbook list"),
          new Step("playbooks/show", 0, "playbook show release --var version=2 --repo api"),
          new Step("playbooks/lint", 0, "playbook lint"),
          new Step("report/report", 0, "report api --since 2020-01-01"),
          new Step("safety/check-allowed", 0, "safety check -- git status"),
          new Step("safety/check-refused", 1, "safety check -- git push"),
          new Step("safety/check-ask", 0, "safety check -- git reset --hard"),
          new Step("safety/list", 0, "safety list"),
          new Step("program/plugin-list", 0, "plugin list"),
          new Step("program/agent-list", 0, "agent list"),
          new Step("program/doctor", 0, "doctor"),
          new Step("program/init", 0, "init fresh"),
          new Step("workers/status-before-launch", 0, "workers status"),
          new Step("workers/launch-dry-run", 0, "workers launch --dry-run"),
          new Step("workers/prompt-show", 0, "prompt show 1"));

  @BeforeAll
  static void furnish() throws IOException {
    workspace = GoldenWorkspace.in(folder);
  }

  @TestFactory
  Stream<DynamicTest> everyDocumentHasTheKeysAndTheValuesItHad() {
    return STEPS.stream().map(step -> DynamicTest.dynamicTest(step.file(), () -> check(step)));
  }

  private static void check(Step step) {
    Ran ran = workspace.run(step.commandLine());
    Golden.json("documents/" + step.file(), workspace.normalizer().json(ran.json()));
    assertThat(ran.status()).as(ran.err()).isEqualTo(step.status());
  }
}
