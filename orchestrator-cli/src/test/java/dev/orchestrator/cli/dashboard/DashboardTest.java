package dev.orchestrator.cli.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orchestrator.cli.CommandLineTester;
import dev.orchestrator.fixtures.TmuxSandbox;
import dev.orchestrator.fixtures.TmuxTest;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.AttemptKind;
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
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program in a real terminal, on the journal of a run whose supervisor is dead. */
class DashboardTest {

  private static final AttemptId ATTEMPT = AttemptId.of("t", 1, "implement", 1);

  @TempDir Path folder;

  @BeforeEach
  void aRunThatWasKilled() throws IOException {
    CommandLineTester.in(folder).run("init");
    Files.createDirectories(folder.resolve("api"));
    Files.writeString(
        folder.resolve("config/night-issues.json"),
        """
        {"project": "night", "repo": "api", "repo_path": "%s", "num_workers": 2,
         "agent": {"type": "command", "command": ["true"]},
         "issues": [{"number": 1, "title": "Cover the parser"},
                    {"number": 2, "title": "Simplify it", "depends_on": [1], "wave": 2}]}
        """
            .formatted(folder.resolve("api")));
    try (Journal journal = Journal.open(run().resolve("journal.jsonl"), new JournalCodec())) {
      Moment now = new Moment(Instant.now(), Duration.ZERO);
      journal.append(
          new RunEvent.SupervisorStarted(
              "t", new RecordedProcess(1, 1, "boot"), "host", Optional.empty(), Optional.empty()),
          now);
      Assignment assignment =
          new Assignment(ATTEMPT, 1, "api", "implement", 1, AttemptKind.FRESH, "command", false);
      journal.append(
          new RunEvent.Decided(
              new Decision.Start(
                  assignment, false, Basis.of(Rule.FREE_WORKER, "worker 1 is free"))),
          now);
    }
    Path log = run().resolve("attempts").resolve(ATTEMPT.value()).resolve("agent.log");
    Files.createDirectories(log.getParent());
    Files.writeString(log, "what the agent said\n");
  }

  @Test
  void withoutATerminalItPrintsOnePicture() {
    String picture = CommandLineTester.in(folder).run("workers", "dashboard").out();

    assertThat(picture).contains("night", "crashed", "Cover the parser", "#2");
  }

  @Test
  void aRunThatNeverBeganHasADashboardToo() throws IOException {
    Files.move(run(), folder.resolve("elsewhere"));

    assertThat(CommandLineTester.in(folder).run("dashboard").out()).contains("never", "0/2 done");
  }

  @Test
  void theDocumentHasTheOverviewThePaceAndTheEvents() {
    var document = CommandLineTester.in(folder).run("dashboard", "--json").json();

    assertThat(document.path("schema_version").intValue()).isEqualTo(1);
    assertThat(document.path("overview").path("issues")).hasSize(2);
    assertThat(document.path("events").path(0).path("type").asText()).isEqualTo("run.started");
    assertThat(document.path("events").path(0).path("tone").asText()).isEqualTo("news");
  }

  @Test
  void eventsAreLinesOfJsonForOtherPrograms() {
    String lines = CommandLineTester.in(folder).run("events", "--json", "--since", "1h").out();

    assertThat(lines.lines())
        .singleElement()
        .asString()
        .contains("\"schema_version\":1", "\"type\":\"run.started\"", "\"project\":\"night\"");
    assertThat(CommandLineTester.in(folder).run("events").out())
        .contains("night  the run began on host");
    assertThat(CommandLineTester.in(folder).run("events", "--project", "other").out()).isEmpty();
    assertThat(CommandLineTester.in(folder).run("events", "--since", "2100-01-01").out()).isEmpty();
  }

  @TmuxTest
  void keysShowPagesAskBeforeTheyActAndTheScreenFollowsTheTerminal() throws IOException {
    try (TmuxSandbox tmux = TmuxSandbox.open()) {
      start(tmux, "C.UTF-8");
      shows(tmux, "crashed", "❯ 1     #1     ▶ in progress", "q quit");

      keys(tmux, "d");
      shows(tmux, "Diff of #1", "has no branch yet");
      keys(tmux, "q");
      shows(tmux, "q quit");
      keys(tmux, "w");
      shows(tmux, "Why #1 is in_progress", "worker 1 is free");
      keys(tmux, "q");
      shows(tmux, "q quit");
      keys(tmux, "Down", "?");
      shows(tmux, "asks first", "q back");
      keys(tmux, "q");

      tmux.tmux("test", "resize-window", "-x", "132", "-y", "40");
      shows(tmux, "━".repeat(115));
      tmux.tmux("test", "resize-window", "-x", "250", "-y", "60");
      shows(tmux, "━".repeat(235));
      tmux.tmux("test", "resize-window", "-x", "80", "-y", "24");
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () ->
                  assertThat(screen(tmux).lines().toList())
                      .hasSize(24)
                      .last()
                      .asString()
                      .contains("q quit"));

      keys(tmux, "p");
      shows(tmux, "(y/n)");
      keys(tmux, "n");
      shows(tmux, "nothing was done");
      assertThat(run().resolve("commands"))
          .satisfiesAnyOf(
              none -> assertThat(none).doesNotExist(), none -> assertThat(none).isEmptyDirectory());
      keys(tmux, "p", "y");
      shows(tmux, "paused");
      assertThat(run().resolve("commands")).isNotEmptyDirectory();

      keys(tmux, "q");
      shows(tmux, "left with 0");
    }
  }

  @TmuxTest
  void issuesThatATrackerHasSinceAppear() throws IOException {
    Path plan = folder.resolve("config/night-issues.json");
    String source =
        "\"source\": {\"type\": \"github\", \"repo\": \"acme/api\", \"label\": \"night\"}";
    Files.writeString(
        plan, Files.readString(plan).replace("\"issues\":", source + ", \"issues\":"));
    try (TmuxSandbox tmux = TmuxSandbox.open()) {
      start(tmux, "C.UTF-8");
      shows(tmux, "Simplify it");

      Path fetched = Files.createDirectories(folder.resolve("state/sources")).resolve("night.json");
      Files.writeString(
          fetched, "{\"issues\": [{\"number\": 77, \"title\": \"From the tracker\"}]}");

      shows(tmux, "From the tracker");
    }
  }

  @TmuxTest
  void aTerminalWithoutUnicodeOrColourGetsPlainCharacters() {
    try (TmuxSandbox tmux = TmuxSandbox.open()) {
      start(tmux, "C");
      shows(tmux, "> 1     #1     > in progress", "q quit");
      keys(tmux, "C-c");
      shows(tmux, "left with 0");
    }
  }

  private Path run() {
    return folder.resolve("state/runs/night");
  }

  private void start(TmuxSandbox tmux, String locale) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    tmux.tmux(
        "test",
        "new-session",
        "-d",
        "-x",
        "100",
        "-y",
        "30",
        "-c",
        folder.toString(),
        "-e",
        "LC_ALL=" + locale,
        "--",
        "sh",
        "-c",
        "\"$@\"; echo left with $?; sleep 100",
        "sh",
        java,
        "-XX:TieredStopAtLevel=1",
        "-Dorchestrator.terminal=in,out,err",
        "-cp",
        System.getProperty("java.class.path"),
        "dev.orchestrator.cli.Main",
        "dashboard",
        "--interval",
        "200ms");
  }

  private static void keys(TmuxSandbox tmux, String... keys) {
    for (String key : keys) {
      tmux.tmux("test", "send-keys", key);
    }
  }

  private static String screen(TmuxSandbox tmux) {
    return tmux.tmux("test", "capture-pane", "-p");
  }

  private static void shows(TmuxSandbox tmux, String... texts) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(screen(tmux)).contains(texts));
  }
}
