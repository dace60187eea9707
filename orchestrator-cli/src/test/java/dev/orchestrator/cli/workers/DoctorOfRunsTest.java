package dev.orchestrator.cli.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.cli.CommandLineTester.Ran;
import dev.orchestrator.fixtures.TmuxTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorOfRunsTest {

  @TempDir Path temp;
  private SampleRun sample;

  @BeforeEach
  void begin() {
    sample =
        SampleRun.in(temp)
            .write(
                "config/repos.json",
                "{\"repositories\": [{\"name\": \"shop\", \"local\": \"shop\"}]}")
            .agent(
                """
                cat > /dev/null
                until [ -e "$GO/go" ]; do sleep 0.05; done
                echo x > file; git add .; git commit -qm work
                """
                    .replace("$GO", temp.toString()))
            .plan("\"issues\": [{\"number\": 1, \"title\": \"a\"}]");
  }

  @AfterEach
  void end() {
    sample.close();
  }

  @TmuxTest
  void aRunWithoutItsSupervisorIsFoundAndTheNextStepWorks() throws Exception {
    Process supervisor = sample.start("workers", "launch", "--foreground");
    await().until(() -> sample.run("workers", "status").out().contains("running"));
    await().until(() -> Files.exists(sample.worktree(1)));
    assertThat(findings()).noneMatch(each -> each.contains("lost its supervisor"));
    supervisor.destroyForcibly().waitFor();

    Ran ran = sample.run("doctor");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out())
        .contains("run 'shop' lost its supervisor with 1 worker at work")
        .contains("'orchestrator workers launch --config shop' goes on with it");

    sample.tmux().tmux("orchestrator", "kill-server");
    assertThat(findings()).anyMatch(each -> each.contains("session 'proof-orchestrator' is gone"));

    Files.createFile(temp.resolve("go"));
    assertThat(sample.run("workers", "launch", "--config", "shop", "--foreground").status())
        .isZero();
    assertThat(findings()).noneMatch(each -> each.contains("lost its supervisor"));
  }

  @Test
  @Tag("W12")
  void aFilterWhoseProgramIsMissingIsFoundByTheDoctorAndByADryRun() {
    sample
        .repository()
        .write(".gitattributes", "*.bin filter=lfs\n")
        .commit("Track binaries")
        .git("config", "filter.lfs.required", "true");
    sample.repository().git("config", "filter.lfs.smudge", "git-no-such-lfs smudge -- %f");

    Ran doctor = sample.run("doctor");
    Ran dry = sample.run("workers", "launch", "--dry-run");

    assertThat(doctor.status()).isEqualTo(1);
    assertThat(doctor.out()).contains("needs the filter 'lfs'", "install git-no-such-lfs");
    assertThat(dry.status()).isEqualTo(3);
    assertThat(dry.err()).contains("error[FILTER_MISSING]", "git-no-such-lfs");
  }

  @Test
  @Tag("N9")
  void theWorktreeOfAnEndedTaskIsFoundAndTheNextStepRemovesIt() {
    sample.run("task", "add", "--title", "Totals", "--repo", "shop");
    sample.run("task", "start", "1", "--worktree");
    Path worktree = sample.root().resolve("shop-worktrees/task-001");
    assertThat(worktree).isDirectory();
    assertThat(findings()).noneMatch(each -> each.contains("worktrees/task-001"));

    Ran completed = sample.run("task", "complete", "1");

    assertThat(completed.err())
        .contains("'orchestrator task complete task-001 --remove-worktree' removes it");
    assertThat(sample.run("doctor").out())
        .contains("task-001 is still there; its task, task-001, is over")
        .contains("'orchestrator task complete task-001 --remove-worktree'");
    Ran removed = sample.run("task", "complete", "task-001", "--remove-worktree");
    assertThat(removed.status()).as(removed.err()).isZero();
    assertThat(worktree).doesNotExist();
    assertThat(sample.repository().git("branch", "--list", "task-001")).contains("task-001");
    assertThat(findings()).noneMatch(each -> each.contains("worktrees/task-001"));
  }

  private List<String> findings() {
    JsonNode found = sample.run("doctor", "--json").json().get("findings");
    return found.findValuesAsText("message");
  }
}
