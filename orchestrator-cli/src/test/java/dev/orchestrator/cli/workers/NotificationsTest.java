package dev.orchestrator.cli.workers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.cli.CommandLineTester.Ran;
import dev.orchestrator.fixtures.Scripts;
import dev.orchestrator.fixtures.TmuxTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real runs that tell a program of the user what happens. */
class NotificationsTest {

  private static final String ISSUES =
      """
      "max_retries": 0, "num_workers": 3, "issues": [
        {"number": 1, "title": "a"}, {"number": 2, "title": "b"}, {"number": 3, "title": "c"}]
      """;

  @TempDir Path temp;
  private SampleRun sample;

  @BeforeEach
  void begin() {
    sample = SampleRun.in(temp);
    Scripts.shell(
        sample.root().resolve("tell.sh"),
        "echo \"$ORCHESTRATOR_EVENT|$ORCHESTRATOR_TITLE\" >> told; cat >> told.json");
    sample.agent(
        "cat >/dev/null; [ $ORCHESTRATOR_ISSUE = 1 ] || exit 1; touch x; git add .; git commit -qm x");
  }

  @AfterEach
  void end() {
    sample.close();
  }

  /** F74 */
  @TmuxTest
  void whatFailsTogetherIsOneNotificationAndALaterSupervisorRepeatsNothing() throws Exception {
    sample.plan("\"notify\": {\"command\": [\"./tell.sh\"]}," + ISSUES);

    Ran first = sample.run("workers", "launch", "--foreground");
    assertThat(first.status()).as(first.err()).isEqualTo(1);
    Ran again = sample.run("workers", "launch", "--foreground");
    assertThat(again.status()).as(again.err()).isEqualTo(1);

    assertThat(told()).containsExactly("run-finished|shop: the run is over, 2 issues failed");
    assertThat(Files.readString(sample.root().resolve("told.json")))
        .contains("\"schema_version\":1", "\"issue\":2", "\"issue\":3", "\"project\":\"shop\"");
  }

  @TmuxTest
  void onlyWhatWasAskedForIsTold() throws Exception {
    sample.plan("\"notify\": {\"command\": [\"./tell.sh\"], \"on\": [\"issue-failed\"]}," + ISSUES);

    sample.run("workers", "launch", "--foreground");

    assertThat(told()).containsExactly("issue-failed|shop: 2 issues failed");
  }

  @TmuxTest
  void aChannelThatFailsStopsNothingAndIsWrittenDownOnce() throws Exception {
    Scripts.shell(sample.root().resolve("tell.sh"), "echo no such user >&2; exit 3");
    sample.plan("\"notify\": {\"command\": [\"./tell.sh\"]}," + ISSUES);

    Ran ran = sample.run("workers", "launch", "--foreground");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(sample.run("workers", "status", "--json").json().path("run").path("state").asText())
        .isEqualTo("finished");
    assertThat(sample.run("events").out())
        .containsOnlyOnce(
            "could not notify by command ./tell.sh: it exited with status 3: no such user");
  }

  @Test
  void aTrialSaysWhichChannelsWork() throws Exception {
    sample.plan(
        """
        "notify": [{"command": ["./tell.sh"]}, {"command": ["./nobody"]},
                   {"webhook": "${HOOK_NOBODY_SET}"}], "issues": []
        """);

    Ran ran = sample.run("workers", "notify");
    Ran json = sample.run("workers", "notify", "--json");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out())
        .contains(
            "command ./tell.sh  sent",
            "command ./nobody  failed: it cannot be started",
            "webhook  failed: the variable HOOK_NOBODY_SET is not set");
    assertThat(json.json().path("channels")).hasSize(3);
    assertThat(told()).hasSize(2).allMatch(line -> line.startsWith("attention|shop: "));
  }

  @Test
  void aPlanThatNotifiesNobodyHasNothingToTry() {
    sample.plan("\"issues\": []");

    Ran ran = sample.run("workers", "notify");

    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.err()).contains("NOTHING_TO_NOTIFY", "hint:");
  }

  @TmuxTest
  void anObstacleIsToldAtTheLaunchAndIsNone() {
    sample.plan("\"notify\": {\"webhook\": \"${HOOK_NOBODY_SET}\"}," + ISSUES);

    Ran ran = sample.run("workers", "launch", "--dry-run");

    assertThat(ran.status()).isZero();
    assertThat(ran.err()).contains("cannot notify by webhook: the variable HOOK_NOBODY_SET");
  }

  private List<String> told() throws IOException {
    return Files.readAllLines(sample.root().resolve("told"));
  }
}
