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

/** Against stand-ins for gh and glab that answer with the JSON these programs document. */
class TrackerRunTest {

  private static final String COMMIT = "cat > prompt; git add prompt; git commit -qm work";
  private static final String EPIC =
      "\"source\": {\"type\": \"github\", \"repo\": \"acme/shop\", \"epic\": 100, \"write_back\": true}";

  @TempDir Path temp;
  private SampleRun sample;
  private Path calls;

  @BeforeEach
  void begin() throws IOException {
    sample = SampleRun.in(temp).agent(COMMIT);
    calls = temp.resolve("calls");
    Files.createDirectories(temp.resolve("programs"));
  }

  @AfterEach
  void end() {
    sample.close();
  }

  private void gh() throws IOException {
    Files.writeString(
        temp.resolve("issues.json"),
        """
        [{"number":103,"title":"--repo=evil/other $(touch pwned) `id`","body":"Third\\n--body=x","state":"OPEN"},
         {"number":102,"title":"Second","body":"Do the second thing.","state":"OPEN"},
         {"number":101,"title":"First","body":"Done long ago.","state":"CLOSED"}]
        """);
    Files.writeString(
        temp.resolve("epic.json"),
        """
        {"number":100,"title":"Epic","state":"OPEN","body":"Plan\\r\\n\\r\\n- [x] #101 First\\r\\n- [ ] #102 Second (blocked by #101)\\r\\n- [ ] #103 Third (blocked by #102)\\r\\n"}
        """);
    Scripts.shell(
        temp.resolve("programs/gh"),
        """
        printf '%%s\\n' "$*" >> '%1$s/calls'
        case "$1 $2" in
          "issue list") cat '%1$s/issues.json' ;;
          "issue view") cat '%1$s/epic.json' ;;
          "issue edit") cat > '%1$s/edited' ;;
        esac
        """
            .formatted(temp));
  }

  private Ran run(String... words) {
    return sample
        .tester()
        .with(java.util.Map.of("PATH", temp.resolve("programs") + ":" + System.getenv("PATH")))
        .run(words);
  }

  @TmuxTest
  void theTaskListOfAnEpicBecomesARunThatChecksItOff() throws IOException {
    gh();
    sample.plan(EPIC);

    Ran ran = run("workers", "launch", "--foreground", "--json");

    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.json().at("/issues/0/number").asInt()).isEqualTo(101);
    assertThat(ran.json().at("/issues/0/reason").asText()).contains("completed");
    assertThat(ran.json().at("/issues/2/depends_on/0").asInt()).isEqualTo(102);
    assertThat(ran.json().at("/issues/2/status").asText()).isEqualTo("completed");
    assertThat(sample.worktree(103).resolve("prompt")).content().contains("$(touch pwned) `id`");
    assertThat(temp.resolve("pwned")).doesNotExist();
    assertThat(Files.readString(calls))
        .contains("issue list --repo=acme/shop --state=all --limit=1000")
        .contains(
            "issue comment 102 --repo=acme/shop --body=Done by run `shop` on branch `fix/102`.")
        .contains("issue edit 100 --repo=acme/shop --body-file=-")
        .doesNotContain("comment 101");
    assertThat(Files.readString(temp.resolve("edited")))
        .isEqualTo(
            "Plan\r\n\r\n- [x] #101 First\r\n- [ ] #102 Second (blocked by #101)\r\n- [x] #103 Third (blocked by #102)\r\n");
  }

  @TmuxTest
  void whatTheTrackerSaidIsKeptUntilItIsAskedForAgain() throws IOException {
    gh();
    sample.plan(EPIC.replace(", \"write_back\": true", ""));

    assertThat(run("workers", "launch", "--dry-run").status()).isZero();
    assertThat(run("workers", "launch", "--dry-run").status()).isZero();
    assertThat(Files.readAllLines(calls))
        .filteredOn(call -> call.startsWith("issue list"))
        .hasSize(1);

    assertThat(run("workers", "launch", "--dry-run", "--refresh").status()).isZero();
    assertThat(Files.readAllLines(calls))
        .filteredOn(call -> call.startsWith("issue list"))
        .hasSize(2);
    assertThat(run("workers", "launch", "--foreground").status()).isZero();
    assertThat(Files.readString(calls)).doesNotContain("comment", "edit");
  }

  @TmuxTest
  void aNameAloneAsksForTheOpenIssuesOfThePlansOwnRepository() throws IOException {
    gh();
    sample.plan("\"repo\": \"acme/shop\", \"source\": \"github\"");

    Ran ran = run("workers", "launch", "--foreground", "--json");

    assertThat(ran.status()).as(ran.err() + ran.out()).isZero();
    assertThat(ran.json().at("/issues").findValuesAsText("number"))
        .containsExactlyInAnyOrder("102", "103");
    assertThat(Files.readString(calls)).contains("issue list --repo=acme/shop --state=open");
  }

  @TmuxTest
  void aRunThatIsLaunchedAgainWritesNothingTwice() throws IOException {
    gh();
    sample.plan(EPIC);
    assertThat(run("workers", "launch", "--foreground").status()).isZero();
    List<String> before = comments();

    assertThat(run("workers", "launch", "--foreground").status()).isZero();

    assertThat(before).hasSize(2);
    assertThat(comments()).isEqualTo(before);
  }

  private List<String> comments() throws IOException {
    return Files.readAllLines(calls).stream()
        .filter(call -> call.startsWith("issue comment"))
        .toList();
  }

  @TmuxTest
  void aQuestionThatChangedIsAskedAnew() throws IOException {
    gh();
    sample.plan(EPIC);
    assertThat(run("workers", "launch", "--dry-run").status()).isZero();

    sample.plan("\"source\": {\"type\": \"github\", \"repo\": \"acme/other\"}");

    assertThat(run("workers", "launch", "--dry-run").status()).isZero();
    assertThat(Files.readString(calls))
        .contains("issue list --repo=acme/other --state=open --limit=1000");
  }

  @TmuxTest
  void aTrackerThatCannotBeReachedLeavesWhatItSaidBefore() throws IOException {
    gh();
    sample.plan(EPIC);
    assertThat(run("workers", "launch", "--dry-run").status()).isZero();
    Scripts.shell(temp.resolve("programs/gh"), "echo 'error connecting' >&2; exit 1");

    Ran refreshed = run("workers", "launch", "--dry-run", "--refresh");

    assertThat(refreshed.status()).isEqualTo(3);
    assertThat(refreshed.err()).contains("'gh' exited with status 1: error connecting");
    assertThat(run("workers", "launch", "--dry-run").status()).isZero();
  }

  @Test
  void aProjectThatIsAPathIsRefusedBeforeAnythingIsAsked() throws IOException {
    gh();
    sample.write(
        "config/shop-issues.json",
        "{\"project\": \"../../evil\", \"repo_path\": \"shop\", %s}".formatted(EPIC));

    Ran ran = run("workers", "launch", "--dry-run");

    assertThat(ran.status()).isNotZero();
    assertThat(ran.err()).containsOnlyOnce("must be a plain name");
    assertThat(calls).doesNotExist();
  }

  @Test
  void aProgramThatIsNotThereIsAClearError() {
    sample.plan(EPIC.replace("github", "gitlab"));

    Ran ran = sample.run("workers", "launch", "--foreground");

    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.err()).contains("error[SOURCE_UNUSABLE]: the program 'glab' is not installed");
  }

  @Test
  void aLackOfALoginIsTold() {
    Scripts.shell(
        temp.resolve("programs/gh"),
        "echo 'To get started with GitHub CLI, please run:  gh auth login' >&2; exit 4");
    sample.plan(EPIC);

    Ran ran = run("workers", "launch", "--foreground");

    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.err()).contains("hint: log in with 'gh auth login'");
  }

  @Test
  void aSourceNobodyKnowsGetsASuggestion() {
    sample.plan("\"source\": {\"type\": \"githab\", \"repo\": \"acme/shop\"}");

    Ran ran = sample.run("workers", "launch", "--foreground");

    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.err()).contains("no source of issues 'githab'", "did you mean 'github'?");
  }

  @Test
  void openIssuesOfALabelComeFromGitLabPageByPage() throws IOException {
    Scripts.shell(
        temp.resolve("programs/glab"),
        """
        printf '%%s\\n' "$*" >> '%s/calls'
        echo '[{"iid":7,"title":"Seven","description":"Depends on #8 and #9.","state":"opened"},
               {"iid":8,"title":"Eight","description":"","state":"opened"},
               {"iid":9,"title":"Nine","description":"","state":"closed"}]'
        """
            .formatted(temp));
    sample.plan(
        "\"source\": {\"type\": \"gitlab\", \"repo\": \"acme/group/shop\", \"label\": \"agents\"}");

    Ran ran = run("workers", "launch", "--dry-run", "--json");

    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(Files.readString(calls))
        .contains(
            "issue list --repo=acme/group/shop --output=json --per-page=100 --page=1 --label=agents");
    Ran status = sample.run("workers", "status", "--json");
    assertThat(status.json().at("/issues").size()).isEqualTo(2);
    assertThat(status.json().at("/issues/0/depends_on").toString()).isEqualTo("[8]");
  }

  /** As glab of 2025 answers, with its warning of a variable it knows by another name. */
  private void glab() throws IOException {
    Files.writeString(
        temp.resolve("list.json"),
        """
        [{"iid":12,"project_id":7,"title":"Second","description":"","state":"opened"},
         {"iid":11,"project_id":7,"title":"First","description":null,"state":"closed"}]
        """);
    Files.writeString(
        temp.resolve("epic.json"),
        """
        {"iid":10,"project_id":7,"title":"Epic","state":"opened","web_url":"https://gitlab.example.org/acme/shop/-/issues/10",
         "description":"%s\\n- [ ] #11\\n- [ ] https://gitlab.example.org/acme/shop/-/issues/12 (blocked by #11)"}
        """
            .formatted("x".repeat(300_000)));
    Scripts.shell(
        temp.resolve("programs/glab"),
        """
        printf '%%s\\n' "$*" >> '%1$s/calls'
        echo 'DEPRECATION WARNING: The environment variable NO_PROMPT has been deprecated.'
        case "$1 $2" in
          "issue list") cat '%1$s/list.json' ;;
          "issue view") cat '%1$s/epic.json' ;;
          "api "*) cat > '%1$s/edited' ;;
        esac
        """
            .formatted(temp));
  }

  @TmuxTest
  void anEpicOfGitLabIsCheckedOffHoweverLongItsTextIs() throws IOException {
    glab();
    sample.plan(
        "\"source\": {\"type\": \"gitlab\", \"repo\": \"https://gitlab.example.org/acme/shop\","
            + " \"epic\": 10, \"write_back\": true}");

    Ran ran = run("workers", "launch", "--foreground", "--json");

    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.json().at("/issues").findValuesAsText("status"))
        .containsExactly("completed", "completed");
    assertThat(Files.readString(calls))
        .contains(
            "issue list --repo=https://gitlab.example.org/acme/shop --output=json --per-page=100 --page=1 --all")
        .contains(
            "issue note 12 --repo=https://gitlab.example.org/acme/shop --message=Done by run `shop` on branch `fix/12`.")
        .contains("api projects/7/issues/10 --hostname=gitlab.example.org --method=PUT")
        .doesNotContain("note 11");
    assertThat(Files.readString(temp.resolve("edited")))
        .startsWith("{\"description\":\"xxx")
        .endsWith(
            "\\n- [ ] #11\\n- [x] https://gitlab.example.org/acme/shop/-/issues/12 (blocked by #11)\"}");
  }

  @Test
  void theRepositoryIsThatOfTheOriginWhereThePlanNamesNone() throws IOException {
    gh();
    sample.repository().git("remote", "add", "origin", "git@github.com:acme/shop.git");
    sample.plan("\"source\": {\"type\": \"github\", \"epic\": 100}");

    Ran ran = run("workers", "launch", "--dry-run", "--json");

    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(Files.readString(calls)).contains("issue list --repo=acme/shop --state=all");
  }

  @Test
  void withoutARepositoryAndAnOriginNothingIsAsked() throws IOException {
    gh();
    sample.plan("\"source\": \"github\"");

    Ran ran = run("workers", "launch", "--dry-run");

    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.err()).contains("needs 'repo', a repository such as owner/name");
    assertThat(calls).doesNotExist();
  }

  private void severalRepositories(String source) {
    sample.git().repository("api").git("remote", "add", "origin", "https://github.com/acme/api");
    sample.repository().git("remote", "add", "origin", "https://github.com/Acme/Shop.git");
    sample.write(
        "config/shop-issues.json",
        """
        {"project": "shop", "repos": {"web": {"path": "shop"}, "api": {"path": "api"}},
         "agent": {"type": "command", "command": ["true"]}, "source": %s}
        """
            .formatted(source));
  }

  @Test
  void theEpicOfOneRepositoryListsIssuesOfSeveral() throws IOException {
    gh();
    Files.writeString(
        temp.resolve("epic.json"),
        """
        {"number":100,"title":"Epic","state":"OPEN","body":"- [ ] #102\\n- [ ] acme/api#103 (blocked by acme/shop#102)\\n- [ ] acme/none#4"}
        """);
    severalRepositories("{\"type\": \"github\", \"repo\": \"acme/shop\", \"epic\": 100}");

    Ran ran = run("workers", "launch", "--dry-run", "--json");

    assertThat(ran.status()).as(ran.err()).isZero();
    Ran status = sample.run("workers", "status", "--json");
    assertThat(status.json().at("/issues").findValuesAsText("repo")).containsExactly("web", "api");
    assertThat(status.json().at("/issues/1/depends_on").toString()).isEqualTo("[102]");
  }

  @Test
  void oneNumberInTwoRepositoriesIsRefused() throws IOException {
    gh();
    severalRepositories("\"github\"");

    Ran ran = run("workers", "launch", "--dry-run");

    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.err()).contains("has an issue 103 in 'web' and one in 'api'");
    assertThat(Files.readString(calls))
        .contains("issue list --repo=Acme/Shop", "issue list --repo=acme/api");
  }
}
