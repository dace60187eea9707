package dev.orchestrator.workers.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.exec.process.ProcessTable;
import dev.orchestrator.fixtures.SampleRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolvedConflictsTest {

  private static final String GOOD =
      """
      cat > "$ORCHESTRATOR_PROMPT_FILE.read"
      for file in $(git diff --name-only --diff-filter=U); do sed -i '/^[<=>]\\{7\\}/d' "$file"; done
      git add . && git commit --quiet --no-edit
      """;

  @TempDir Path temp;
  private LandingLab lab;
  private SampleRepository shop;

  @BeforeEach
  void begin() {
    lab = new LandingLab(temp);
    shop = lab.repository("shop");
  }

  @AfterEach
  void end() {
    lab.close();
  }

  @Test
  void aConflictThatAnAgentResolvesLandsAsAMergeOfBothSides() throws Exception {
    lab.resolvedBy(GOOD);
    conflict();

    LandReport report = lab.land(LandOption.RESOLVE_BY_AGENT);

    assertThat(LandingLab.outcomes(report)).isEqualTo(Map.of(1, "landed", 2, "landed"));
    assertThat(LandingLab.line(report, 2).reason())
        .isEqualTo("an agent resolved its conflict in list");
    assertThat(LandingLab.line(report, 2).log()).hasValueSatisfying(log -> exists(log));
    assertThat(shop.git("show", "main:list").lines().toList())
        .containsExactly("a", "one", "two", "c");
    assertThat(shop.resolve("main^2")).isEqualTo(lab.tip(2));
    assertThat(shop.git("show", "-s", "--format=%B", "main"))
        .contains("Conflicts that an agent resolved:", "- list");
    assertThat(shop.git("worktree", "list").lines()).hasSize(1);
    assertThat(prompt())
        .contains("Issue 1; $(touch pwned)", "Issue 2; $(touch pwned)", "branch issue-1")
        .contains("+one", "+two", "<<<<<<<", lab.tip(2), "`git commit --no-edit`");
  }

  @Test
  void aDryRunSaysWhichConflictsAnAgentWouldGetAndStartsNone() {
    lab.resolvedBy("touch " + temp + "/ran");
    conflict();

    LandReport preview =
        lab.landings()
            .preview(
                request(LandStrategy.MERGE, LandOption.RESOLVE_BY_AGENT), new CancellationToken());

    assertThat(LandingLab.line(preview, 2).reason())
        .isEqualTo("conflicts with #1; agent 'command' would be asked to resolve it");
    assertThat(temp.resolve("ran")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "git checkout --quiet --ours list; git add . && git commit --quiet --no-edit"
            + "| drops what #2 did in list",
        "git add . && git commit --quiet --no-edit | conflict markers are left in list",
        "true | still in conflict: list; the merge is not committed",
        "GOOD echo x > other; git add . && git commit --quiet -m more"
            + "| changes other, which was in no conflict, and does not say why",
        "GOOD echo x > other | not committed: other",
        "git merge --abort; echo x > list; git commit --quiet -am x"
            + "| its commits are not one merge of both sides",
        "GOOD git branch --force issue-1 HEAD"
            + "| it changed what is not its own: reference refs/heads/issue-1",
        "GOOD git config core.fsmonitor evil"
            + "| it changed what is not its own: setting core.fsmonitor",
        "GOOD exit 3 | the agent failed (exit status 3)",
        "kill -9 $$ | the agent was ended by a signal",
      })
  void whatDoesNotKeepTheRulesIsSetAsideWithReasonAndLog(String script, String reason) {
    lab.resolvedBy(script.replace("GOOD ", GOOD));
    conflict();
    String list = shop.git("show", "issue-1:list");

    LandReport report = lab.land(LandOption.RESOLVE_BY_AGENT);

    assertThat(LandingLab.outcomes(report)).isEqualTo(Map.of(1, "landed", 2, "set-aside"));
    assertThat(LandingLab.line(report, 2).reason())
        .startsWith("conflicts with #1 in list; what an agent made of it was not accepted: ")
        .contains(reason.strip());
    assertThat(LandingLab.line(report, 2).log()).hasValueSatisfying(log -> exists(log));
    assertThat(shop.git("show", "main:list")).isEqualTo(list);
    assertThat(shop.git("worktree", "list").lines()).hasSize(1);
  }

  @Test
  void anAgentThatCouldDoBetterIsToldWhatWasWrongOnce() throws Exception {
    Path ran = temp.resolve("ran");
    lab.resolvedBy(
        "cat > /dev/null; echo x >> %s; if grep -q 'conflict markers are left' \"$ORCHESTRATOR_PROMPT_FILE\"; then\n%s\nelse git add . && git commit --quiet --no-edit; fi"
            .formatted(ran, GOOD.lines().skip(1).reduce("", (a, b) -> a + b + "\n")));
    conflict();

    LandReport report = lab.land(LandOption.RESOLVE_BY_AGENT);

    assertThat(report.everythingLanded()).isTrue();
    assertThat(Files.readAllLines(ran)).hasSize(2);
  }

  @Test
  void anAgentThatHangsIsStoppedWithAllItStarted() {
    lab.with("\"stall_timeout\": 2").resolvedBy("sleep 300 & echo $! > " + temp + "/child; wait");
    conflict();

    LandReport report = lab.land(LandOption.RESOLVE_BY_AGENT);

    assertThat(LandingLab.line(report, 2).reason()).contains("the agent stalled");
    assertThat(temp.resolve("child")).content().satisfies(pid -> assertGone(pid.strip()));
  }

  @Test
  void aResolutionThatIsRedIsSetAsideAndTheOthersLand() {
    lab.verifiedBy("! grep -q two list").resolvedBy(GOOD);
    lab.issue(1, "shop", Map.of("list", "a\none\nc\n"));
    lab.issue(2, "shop", Map.of("list", "a\ntwo\nc\n"));
    lab.issue(3, "shop", Map.of("other", "x\n"));

    LandReport report = lab.land(LandOption.RESOLVE_BY_AGENT);

    assertThat(LandingLab.outcomes(report))
        .isEqualTo(Map.of(1, "landed", 2, "set-aside", 3, "landed"));
    assertThat(LandingLab.line(report, 2).reason())
        .startsWith("an agent resolved its conflict in list, and the result is red");
    assertThat(shop.git("show", "main:list")).doesNotContain("two");
  }

  @Test
  void severalConflictsInSeveralRepositoriesAreResolvedOneAfterTheOther() {
    SampleRepository api = lab.repository("api");
    lab.resolvedBy(GOOD);
    lab.issue(1, "shop", Map.of("list", "a\none\nc\n"));
    lab.issue(2, "shop", Map.of("list", "a\ntwo\nc\n"));
    lab.issue(3, "shop", Map.of("list", "a\nthree\nc\n"));
    lab.issue(4, "api", Map.of("list", "a\nfour\nc\n"));
    lab.issue(5, "api", Map.of("list", "a\nfive\nc\n"), 2);

    LandReport report = lab.land(LandOption.RESOLVE_BY_AGENT);

    assertThat(report.everythingLanded()).as(report.toString()).isTrue();
    assertThat(shop.git("show", "main:list")).contains("one", "two", "three");
    assertThat(api.git("show", "main:list")).contains("four", "five");
  }

  @Test
  void aSquashHasOneParentAndBothSides() {
    lab.resolvedBy(GOOD);
    conflict();

    LandReport report = lab.land(request(LandStrategy.SQUASH, LandOption.RESOLVE_BY_AGENT));

    assertThat(report.everythingLanded()).isTrue();
    assertThat(shop.git("show", "-s", "--format=%P", "main").split(" ")).hasSize(1);
    assertThat(shop.git("show", "main:list")).contains("one", "two");
  }

  @Test
  void aRebaseIsRefusedInWords() {
    conflict();

    assertThatThrownBy(() -> lab.land(request(LandStrategy.REBASE, LandOption.RESOLVE_BY_AGENT)))
        .isInstanceOfSatisfying(
            OrchestratorException.class,
            refused -> assertThat(refused.code()).isEqualTo(LandErrors.RESOLVE_REBASE));
  }

  @Test
  void anInterruptedAgentIsStoppedAndTheNextLandingBeginsAnewAndSaysSo() {
    lab.resolvedBy("touch " + temp + "/begun; exec sleep 300");
    conflict();
    CancellationToken cancelled = new CancellationToken();
    LandListener cancelling =
        new LandListener() {
          @Override
          public void resolving(String repository, int issue, String agent, List<String> paths) {
            new Thread(
                    () -> {
                      while (!Files.exists(temp.resolve("begun"))) {
                        Thread.onSpinWait();
                      }
                      cancelled.cancel();
                    })
                .start();
          }
        };
    assertThatThrownBy(
            () ->
                lab.landings()
                    .land(
                        request(LandStrategy.MERGE, LandOption.RESOLVE_BY_AGENT),
                        cancelling,
                        cancelled))
        .hasMessageContaining("was interrupted");
    lab.resolvedBy(GOOD);
    List<Boolean> said = new ArrayList<>();

    LandReport report =
        lab.landings()
            .land(
                request(LandStrategy.MERGE, LandOption.RESOLVE_BY_AGENT),
                new LandListener() {
                  @Override
                  public void resolvingAfterInterruption(
                      String repository, int issue, boolean goingOn) {
                    said.add(goingOn);
                  }
                },
                new CancellationToken());

    assertThat(said).containsExactly(false);
    assertThat(report.everythingLanded()).isTrue();
  }

  private void conflict() {
    lab.issue(1, "shop", Map.of("list", "a\none\nc\n"));
    lab.issue(2, "shop", Map.of("list", "a\ntwo\nc\n"));
  }

  private LandRequest request(LandStrategy strategy, LandOption... options) {
    return new LandRequest(
        lab.plan(), List.of(), Optional.empty(), Optional.empty(), strategy, Set.of(options));
  }

  private String prompt() throws IOException {
    try (var files = Files.walk(lab.folder().resolve("ws/state/landings"))) {
      return Files.readString(
          files.filter(file -> file.endsWith("prompt.md.read")).findFirst().orElseThrow());
    }
  }

  private static void exists(String file) {
    assertThat(Path.of(file)).exists();
  }

  private static void assertGone(String pid) {
    assertThat(ProcessTable.ofThisMachine().find(Long.parseLong(pid)).filter(each -> !each.ended()))
        .isEmpty();
  }
}
