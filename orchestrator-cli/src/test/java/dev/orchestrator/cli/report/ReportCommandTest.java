package dev.orchestrator.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.cli.CommandLineTester;
import dev.orchestrator.cli.CommandLineTester.Ran;
import dev.orchestrator.fixtures.GitSandbox;
import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.AttemptKind;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.journal.Journal;
import dev.orchestrator.runs.journal.JournalCodec;
import dev.orchestrator.runs.run.Assignment;
import dev.orchestrator.runs.run.Basis;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RecordedProcess;
import dev.orchestrator.runs.run.Rule;
import dev.orchestrator.runs.run.RunEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

  private static final String HOSTILE = "<script>alert('|')</script>";

  @TempDir Path folder;

  private GitSandbox git;

  @BeforeEach
  void aWorkspaceWithAPast() throws IOException {
    git = GitSandbox.in(folder);
    git.repository("api")
        .write("a.txt", "1")
        .commit("Teach the parser " + HOSTILE)
        .write("b.txt", "dirt");
    git.repository("web").commit("Begin");
    run("init", ".");
    Files.writeString(
        folder.resolve("config/repos.json"),
        """
        {"repositories": [
          {"name": "api", "local": "api"}, {"name": "web", "local": "web"}, {"name": "gone", "local": "gone"}]}
        """);
  }

  @Test
  void anEmptyWorkspaceHasAReportToo() {
    Ran report = run("report");

    assertThat(report.status()).isZero();
    assertThat(report.out())
        .contains("# Status report", "never scanned", "No task moved", "No run was under way.");
  }

  @Test
  void whatNeedsAttentionComesFirstAndEverySectionIsFilled() throws IOException {
    fill();

    String report = run("report").out();

    assertThat(report)
        .contains("**night #2** (issue): failed: it failed three times")
        .contains("**api** (test): failed; see /tmp/api.log")
        .contains("**gone** (repository): missing")
        .contains("| api | dirty | main | 1 untracked |")
        .contains("| task-001 | Mend the parser |  | ada | completed: it was the lexer |")
        .contains("| night | running | 1 completed, 1 failed | 2 |")
        .contains(
            "| api | 2 | Ada Tester | Teach the parser &lt;script>alert('\\|')&lt;/script> |");
    assertThat(report.indexOf("## Needs attention")).isLessThan(report.indexOf("## Repositories"));
  }

  @Test
  void theHtmlIsOneFileWithChartsInWhichNamesAreText() throws IOException {
    fill();

    Ran report = run("report", "--html", "--file", "report.html");

    assertThat(report.out()).isEmpty();
    assertThat(folder.resolve("report.html"))
        .content()
        .contains("<svg", "<title>1 completed</title>", "&lt;script&gt;alert(&#39;|&#39;)")
        .doesNotContain("<script", "src=", "href=", "http:", "https:");
  }

  @Test
  void theJsonHasTheSameFactsAndAVersion() throws IOException {
    fill();

    JsonNode report = run("report", "--json").json();

    assertThat(report.path("schema_version").intValue()).isEqualTo(1);
    assertThat(report.path("fleet").path("conditions").path("missing").intValue()).isEqualTo(1);
    assertThat(report.path("runs").path(0).path("issues").path("failed").intValue()).isEqualTo(1);
    assertThat(report.path("tasks").path("completed").path(0).path("id").asText())
        .isEqualTo("task-001");
    assertThat(report.path("blockers").findValuesAsText("kind"))
        .contains("issue", "test", "repository");
  }

  @Test
  void whatLiesBeforeThePeriodIsLeftOut() throws IOException {
    fill();

    Ran report =
        run("report", "--since", Instant.now().plusSeconds(90_000).toString().substring(0, 10));

    assertThat(report.out()).contains("No run was under way.", "No commits.");
  }

  @Test
  void aPeriodThatIsNeitherDurationNorDateIsWrongUsage() {
    Ran report = run("report", "--since", "once");

    assertThat(report.status()).isEqualTo(2);
    assertThat(report.err()).contains("error[DURATION_INVALID]", "hint:");
  }

  @Test
  void aDamagedJournalIsABlockerAndNotACrash() throws IOException {
    Files.createDirectories(folder.resolve("state/runs/torn"));
    Files.writeString(folder.resolve("state/runs/torn/journal.jsonl"), "nonsense\n");

    assertThat(run("report").out()).contains("**torn** (run)", "journal.jsonl:1");
  }

  @Test
  void aSelectionLeavesOutWhatIsAboutOtherRepositories() throws IOException {
    fill();
    run("task", "add", "--title", "Paint it", "--repo", "web");

    String web = run("report", "web").out();
    JsonNode dirty = run("report", "--where", "dirty", "--json").json();

    assertThat(web)
        .contains("1 repository", "night")
        .doesNotContain("**api** (test)", "**gone**", "Mend the parser");
    assertThat(dirty.at("/fleet/attention/0/repository").asText()).isEqualTo("api");
    assertThat(dirty.at("/tests")).hasSize(1);
    assertThat(dirty.at("/tasks/backlog").intValue()).isZero();
    assertThat(run("report", "wep").err()).contains("'web'");
  }

  @Test
  void resultsThatCannotBeReadAreABlockerAndNotSilence() throws IOException {
    Files.createDirectories(folder.resolve("state"));
    Files.writeString(folder.resolve("state/build-results.json"), "nonsense\n");

    assertThat(run("report").out()).contains("**build-results.json** (build): cannot read");
  }

  private void fill() throws IOException {
    run("scan");
    run("task", "add", "--title", "Mend the parser");
    run("task", "start", "1", "--assigned", "ada");
    run("task", "complete", "1", "--summary", "it was the lexer");
    Files.writeString(
        folder.resolve("state/test-results.json"),
        """
        [{"repo": "api", "command": "go test ./...", "log_file": "/tmp/api.log", "exit_code": 1, "success": false,
          "duration_seconds": 12.5, "run_at": "2026-11-20T10:00:00Z", "outcome": "failed"}]
        """);
    journal();
  }

  private void journal() throws IOException {
    Path file = folder.resolve("state/runs/night/journal.jsonl");
    try (Journal journal = Journal.open(file, new JournalCodec())) {
      Moment now = new Moment(Instant.now(), Duration.ZERO);
      journal.append(
          new RunEvent.SupervisorStarted(
              "t", new RecordedProcess(1, 1, "boot"), "host", Optional.empty(), Optional.empty()),
          now);
      for (int issue = 1; issue <= 2; issue++) {
        AttemptId attempt = AttemptId.of("t", issue, "implement", 1);
        Basis basis = Basis.of(Rule.FREE_WORKER, "it failed three times");
        EndReason reason = issue == 1 ? EndReason.SUCCEEDED : EndReason.FAILED;
        Decision last =
            issue == 1
                ? new Decision.Complete(issue, attempt, basis)
                : new Decision.Fail(issue, attempt, basis);
        for (Decision decision :
            List.of(
                new Decision.Start(
                    new Assignment(
                        attempt, issue, "api", "implement", 1, AttemptKind.FRESH, "command", false),
                    false,
                    basis),
                new Decision.RecordEnd(attempt, AttemptEnd.of(reason, ""), basis),
                last)) {
          journal.append(new RunEvent.Decided(decision), now);
        }
      }
    }
  }

  private Ran run(String... args) {
    return CommandLineTester.in(folder)
        .with(git.environment())
        .with(Map.of("PATH", System.getenv("PATH")))
        .run(args);
  }
}
