package dev.orchestrator.workers.landing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.fixtures.SampleRepository;
import dev.orchestrator.fixtures.Scripts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Results that leave the machine: what refuses them, and what is said then. */
class PushedLandingsTest {

  private static final String SECRET = "s3cr3t0123456789";

  @TempDir Path temp;
  private LandingLab lab;
  private SampleRepository shop;
  private SampleRepository origin;
  private Path called;

  @BeforeEach
  void begin() {
    lab = new LandingLab(temp);
    shop = lab.sandbox().cloneWithOrigin("shop");
    shop.git("switch", "--quiet", "--detach");
    origin = lab.sandbox().at(lab.folder().resolve("shop.git"));
    lab.register("shop", shop);
    called = temp.resolve("called");
  }

  @AfterEach
  void end() {
    lab.close();
  }

  @Test
  void aProtectedBranchIsSaidWithTheWordsOfTheServerAndTheResultIsKept() {
    lab.issue(1, "shop", Map.of("one", "1\n"));
    String before = origin.resolve("main");
    hook("pre-receive", "echo 'GH006: Protected branch update failed' >&2; exit 1");

    LandReport report = lab.land(LandOption.PUSH);

    assertThat(problem(report))
        .contains("not pushed: the remote refused it: pre-receive hook declined")
        .contains("GH006: Protected branch update failed");
    assertThat(origin.resolve("main")).isEqualTo(before);
    assertThat(shop.resolve("main")).isEqualTo(report.repositories().get(0).after());
  }

  @Test
  void aBranchThatSomebodyPushedToMeanwhileIsNotOverwritten() {
    lab.program("gh", "echo https://example.org/o/shop/pull/7");
    lab.issue(1, "shop", Map.of("one", "1\n"));
    SampleRepository other = lab.sandbox().clone(origin, "other");
    other.write("theirs", "x\n").commit("Theirs");
    other.git("push", "--quiet", "origin", "HEAD:refs/heads/issue-1");
    String theirs = origin.resolve("issue-1");

    LandReport report = lab.land(LandOption.PULL_REQUEST_EACH);

    assertThat(problem(report))
        .contains("issue-1 moved on at the remote; nothing there was overwritten");
    assertThat(origin.resolve("issue-1")).isEqualTo(theirs);
    assertThat(shop.resolve("issue-1")).isEqualTo(lab.tip(1));
  }

  @Test
  void aRemoteThatHangsIsGivenUpAndNamed() {
    lab.issue(1, "shop", Map.of("one", "1\n"));
    hook("pre-receive", "exec sleep 600");

    LandReport report = lab.pushingFor(Duration.ofSeconds(2)).land(LandOption.PUSH);

    assertThat(problem(report)).contains("not pushed: git did not end within 2s");
    assertThat(shop.resolve("main")).isEqualTo(report.repositories().get(0).after());
  }

  @Test
  void theTokenInTheAddressOfARemoteIsNeitherToldNorWrittenDown() {
    lab.program("gh", "echo \"cannot reach https://robot:" + SECRET + "@host/a\" >&2; exit 1");
    lab.issue(1, "shop", Map.of("one", "1\n"));
    shop.git("config", "remote.origin.pushurl", "http://robot:" + SECRET + "@127.0.0.1:9/a.git");

    LandReport pushed = lab.land(LandOption.PUSH);
    lab.issue(2, "shop", Map.of("two", "2\n"));
    LandReport requested = lab.land(LandOption.PULL_REQUEST_EACH);
    shop.git("config", "--unset", "remote.origin.pushurl");
    LandReport refused = lab.land(LandOption.PULL_REQUEST_EACH);
    lab.issue(3, "shop", Map.of("three", "3\n"));
    shop.git("config", "remote.origin.url", "http://" + SECRET + "@127.0.0.1:9/a.git");
    LandReport unfetched = lab.land(LandOption.PUSH);

    assertThat(problem(pushed)).contains("not pushed: unable to access");
    for (LandReport report : List.of(pushed, requested, refused, unfetched)) {
      assertThat(new JsonCodec().line(report)).doesNotContain(SECRET);
    }
    assertThat(problem(refused)).contains("gh: cannot reach https://robot:[secret]@host/a");
    assertThat(everythingIn(lab.workspace().state())).doesNotContain(SECRET);
  }

  @Test
  void aBranchWhoseNameIsShellTextIsOneArgument() throws Exception {
    lab.withBranchPrefix("fix/$(touch${IFS}pwned);'-");
    lab.program("gh", printing("https://example.org/o/shop/pull/7"));
    lab.issue(1, "shop", Map.of("one", "1\n"));

    LandReport report = lab.land(LandOption.PULL_REQUEST_EACH);

    assertThat(report.everythingLanded()).as("%s", report).isTrue();
    assertThat(Files.readAllLines(called))
        .containsSubsequence("--head", "fix/$(touch${IFS}pwned);'-1", "--base", "main");
    assertThat(origin.resolve("refs/heads/fix/$(touch${IFS}pwned);'-1")).isEqualTo(lab.tip(1));
    assertThat(shop.path().resolve("pwned")).doesNotExist();
  }

  @Test
  void aRequestThatIsOpenAlreadyIsToldByItsAddress() {
    lab.program(
        "gh",
        """
        echo 'a pull request for branch "issue-1" into branch "main" already exists:' >&2
        echo 'https://example.org/o/shop/pull/7' >&2
        exit 1""");
    lab.issue(1, "shop", Map.of("one", "1\n"));

    LandReport report = lab.land(LandOption.PULL_REQUEST_EACH);

    assertThat(report.repositories().get(0).problem()).isEmpty();
    assertThat(report.repositories().get(0).note()).contains("https://example.org/o/shop/pull/7");
  }

  @Test
  void onGitLabAStackIsRequestedAgainstTheBranchBelow() throws Exception {
    lab.on("gitlab");
    lab.program(
        "glab",
        """
        printf '%%s\\n' "$@" >> %s
        echo
        echo 'Creating merge request for' "$5" 'into main in group/shop'
        echo
        echo "!12 Issue ($5)"
        echo ' https://gitlab.example.org/group/shop/-/merge_requests/12'"""
            .formatted(called));
    lab.branch(1, "shop", "main", Map.of("below", "1\n"));
    lab.completed(1, "shop");
    lab.branch(2, "shop", "issue-1", Map.of("above", "2\n"));
    lab.completed(2, "shop");

    LandReport report = lab.land(LandOption.PULL_REQUEST_EACH);

    assertThat(report.repositories().get(0).problem()).isEmpty();
    assertThat(report.repositories().get(0).note())
        .contains("https://gitlab.example.org/group/shop/-/merge_requests/12");
    assertThat(Files.readAllLines(called))
        .containsSubsequence("mr", "create", "--yes")
        .containsSubsequence("--source-branch", "issue-1", "--target-branch", "main", "--title")
        .containsSubsequence("--source-branch", "issue-2", "--target-branch", "issue-1")
        .contains("Issue 2; $(touch pwned)");
  }

  @Test
  void onGitLabTheAddressOfTheServiceIsNotTakenForThatOfARequest() {
    lab.on("gitlab");
    lab.program(
        "glab",
        """
        case "$2" in
        create)
          echo 'Failed to create merge request.' >&2
          echo 'POST https://gitlab.example.org/api/v4/projects/1/merge_requests: 409 {message: [Another open merge request already exists for this source branch: !12]}' >&2
          exit 1;;
        list)
          echo '[{"iid":12,"web_url":"https://gitlab.example.org/group/shop/-/merge_requests/12"}]';;
        esac""");
    lab.issue(1, "shop", Map.of("one", "1\n"));

    LandReport report = lab.land(LandOption.PULL_REQUEST_EACH);

    assertThat(report.repositories().get(0).problem()).isEmpty();
    assertThat(report.repositories().get(0).note())
        .isEqualTo("pull requests: https://gitlab.example.org/group/shop/-/merge_requests/12");
  }

  @Test
  void glabWithoutALoginIsSaidWithWhatHelps() {
    lab.on("gitlab");
    lab.program(
        "glab", "echo 'ERROR' >&2; echo '401 Unauthorized: run glab auth login first' >&2; exit 1");
    lab.issue(1, "shop", Map.of("one", "1\n"));

    LandReport report = lab.land(LandOption.PULL_REQUEST_EACH);

    assertThat(problem(report)).contains("log in with 'glab auth login'");
  }

  @Test
  void aPlatformThatThePlanDoesNotNameIsThatOfTheRemote() throws Exception {
    lab.program("glab", printing("https://gitlab.example.org/group/shop/-/merge_requests/1"));
    lab.issue(1, "shop", Map.of("one", "1\n"));
    shop.git("config", "remote.origin.url", "git@gitlab.example.org:group/shop.git");
    shop.git("config", "remote.origin.pushurl", origin.path().toString());

    LandReport report = lab.land(LandOption.PULL_REQUEST_EACH);

    assertThat(report.repositories().get(0).note()).contains("/-/merge_requests/1");
    assertThat(Files.readAllLines(called)).startsWith("mr", "create");
  }

  @Test
  void whatLandedHereBeforeIsPushedWhenThatIsAskedForLater() {
    lab.issue(1, "shop", Map.of("one", "1\n"));
    LandReport landed = lab.land();

    LandReport pushed = lab.land(LandOption.PUSH);
    LandReport again = lab.land(LandOption.PUSH);

    assertThat(LandingLab.outcomes(pushed)).containsEntry(1, "already");
    assertThat(pushed.repositories().get(0).problem()).isEmpty();
    assertThat(pushed.repositories().get(0).note()).contains("pushed what had landed before");
    assertThat(origin.resolve("main")).isEqualTo(landed.repositories().get(0).after());
    assertThat(again.repositories()).isEmpty();
  }

  @Test
  void whatWasPushedLaterIsNotTakenBackButReversedOnABranch() {
    lab.issue(1, "shop", Map.of("one", "1\n"));
    LandReport landed = lab.land();
    lab.land(LandOption.PUSH);
    String pushed = shop.resolve("main");

    UndoReport undone = lab.undo(landed.id().orElseThrow());

    assertThat(undone.everythingUndone()).isFalse();
    assertThat(shop.resolve("main")).isEqualTo(pushed);
    assertThat(shop.git("branch", "--list", "land/*")).contains("land/undo-");
  }

  @Test
  void aPushThatFailedIsMadeUpForByTheNextLanding() throws Exception {
    lab.issue(1, "shop", Map.of("one", "1\n"));
    hook("pre-receive", "exit 1");
    lab.land(LandOption.PUSH);
    Files.delete(origin.path().resolve("hooks/pre-receive"));

    LandReport report = lab.land(LandOption.PUSH);

    assertThat(report.repositories().get(0).problem()).isEmpty();
    assertThat(origin.resolve("main")).isEqualTo(shop.resolve("main"));
  }

  @ParameterizedTest
  @EnumSource(
      value = LandOption.class,
      names = {"PULL_REQUEST_EACH", "PULL_REQUEST_BATCH"})
  void aRequestThatCouldNotBeOpenedIsOpenedByTheNextLanding(LandOption how) {
    lab.issue(1, "shop", Map.of("one", "1\n"));
    lab.program("gh", "echo 'run: gh auth login' >&2; exit 4");
    lab.land(how);
    lab.program("gh", "echo https://example.org/o/shop/pull/7");

    LandReport report = lab.land(how);

    assertThat(report.repositories().get(0).problem()).isEmpty();
    assertThat(report.repositories().get(0).note()).contains("https://example.org/o/shop/pull/7");
  }

  private String printing(String answer) {
    return "printf '%s\\n' \"$@\" >> " + called + "; echo " + answer;
  }

  private void hook(String name, String script) {
    Scripts.shell(origin.path().resolve("hooks").resolve(name), script);
  }

  private static String problem(LandReport report) {
    return report.repositories().get(0).problem().orElse("");
  }

  private static String everythingIn(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      StringBuilder all = new StringBuilder();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file));
      }
      return all.toString();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
