package dev.orchestrator.git.worktree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.runner.LocalCommandRunner;
import dev.orchestrator.fixtures.GitSandbox;
import dev.orchestrator.fixtures.SampleRepository;
import dev.orchestrator.git.worktree.OwnedWorktree.Phase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorktreesTest {

  private static final String OWNER = "shop#7";

  @TempDir Path temp;
  private GitSandbox sandbox;
  private SampleRepository shop;
  private LocalCommandRunner runner;
  private Worktrees worktrees;
  private final CancellationToken never = new CancellationToken();

  @BeforeEach
  void begin() {
    sandbox = GitSandbox.in(temp);
    shop = sandbox.cloneWithOrigin("shop");
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.putAll(sandbox.environment());
    runner = new LocalCommandRunner(new HostEnvironment(variables, temp), Clock.systemUTC());
    worktrees = new GitWorktrees(runner, HostEnvironment.ofThisProcess());
  }

  @AfterEach
  void end() {
    runner.close();
  }

  @Test
  void aNewWorktreeStartsFromTheRemotesDefaultBranchAndTracksNothing() {
    shop.write("local.txt", "not pushed").commit("Only here");

    Worktree made = worktrees.provide(request("fix/7"), never);

    assertThat(made.start()).isEqualTo(Worktree.Start.NEW_BRANCH);
    assertThat(made.head()).isEqualTo(shop.resolve("origin/main"));
    assertThat(sandbox.git(made.folder(), "rev-parse", "--abbrev-ref", "HEAD")).isEqualTo("fix/7");
    assertThat(sandbox.program(made.folder(), "rev-parse", "@{upstream}").run().status())
        .isNotZero();
  }

  @Test
  void withoutARemoteTheLocalBranchIsTheStart() {
    SampleRepository alone = sandbox.repository("alone");
    WorktreeRequest request =
        new WorktreeRequest(alone.path(), temp.resolve("alone-w"), "w", "main", OWNER);

    assertThat(worktrees.provide(request, never).head()).isEqualTo(alone.resolve("main"));
  }

  @Test
  void whatIsOursIsReusedWithTheWorkInIt() throws IOException {
    Worktree first = worktrees.provide(request("fix/7"), never);
    Files.writeString(first.folder().resolve("half.txt"), "half done");

    Worktree again = worktrees.provide(request("fix/7"), never);

    assertThat(again.start()).isEqualTo(Worktree.Start.REUSED);
    assertThat(again.folder().resolve("half.txt")).hasContent("half done");
  }

  @Test
  void aFolderOfSomebodyElseIsNamedAndLeftAlone() throws IOException {
    Path folder = Files.createDirectories(request("fix/7").folder());
    Files.writeString(folder.resolve("precious.txt"), "mine");

    assertThatThrownBy(() -> worktrees.provide(request("fix/7"), never))
        .isInstanceOfSatisfying(
            OrchestratorException.class,
            error -> assertThat(error.code()).isEqualTo(Worktrees.WORKTREE_NOT_OURS))
        .hasMessageContaining(folder.toString());
    assertThat(folder.resolve("precious.txt")).hasContent("mine");
    assertThat(branches()).containsExactly("main");
  }

  @Test
  @Tag("W12")
  void aRequiredFilterWhoseProgramIsMissingIsAnObstacleAndIsNotRun() {
    shop.write(".gitattributes", "*.bin filter=big\n").commit("Big files");
    shop.git("config", "filter.big.required", "true");
    shop.git("config", "filter.big.smudge", "no-such-program-of-ours -- %f");

    assertThat(worktrees.obstacles(List.of(request("fix/7")), never))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.code()).isEqualTo(Worktrees.FILTER_MISSING);
              assertThat(error.message()).contains("'big'", "no-such-program-of-ours");
            });
  }

  @Test
  @Tag("W12")
  void aFilterThatNoFileNeedsIsNoObstacle() {
    shop.git("config", "filter.big.required", "true");
    shop.git("config", "filter.big.smudge", "no-such-program-of-ours -- %f");

    assertThat(worktrees.obstacles(List.of(request("fix/7")), never)).isEmpty();
  }

  @Test
  @Tag("F43")
  void aWorktreeOfAnotherIssueIsNotOurs() {
    worktrees.provide(request("fix/7"), never);
    WorktreeRequest other =
        new WorktreeRequest(shop.path(), request("fix/7").folder(), "fix/7", "main", "shop#8");

    assertThatThrownBy(() -> worktrees.provide(other, never)).hasMessageContaining("shop#7");
  }

  @Test
  @Tag("F48")
  void aBranchThatIsNotOursIsRefusedWithThePlaceWhereItIsCheckedOut() {
    shop.branch("fix/7");

    assertThatThrownBy(() -> worktrees.provide(request("fix/7"), never))
        .hasMessageContaining("already exists")
        .hasMessageContaining(shop.path().toString());
    assertThat(request("fix/7").folder()).doesNotExist();
  }

  @Test
  void ourBranchGetsItsFolderBackWithTheCommitsMadeBefore() {
    Worktree first = worktrees.provide(request("fix/7"), never);
    sandbox.at(first.folder()).write("done.txt", "done").commit("Do it");
    new GitWorktreeRemoval(runner)
        .remove(shop.path(), worktrees.owned(shop.path()).get(0), java.time.Instant.EPOCH, never);
    assertThat(first.folder()).doesNotExist();

    Worktree again = worktrees.provide(request("fix/7"), never);

    assertThat(again.start()).isEqualTo(Worktree.Start.OLD_BRANCH);
    assertThat(again.folder().resolve("done.txt")).exists();
  }

  @Test
  void ourBranchGetsItsFolderBackWhenSomebodyDeletedIt() throws IOException {
    Worktree first = worktrees.provide(request("fix/7"), never);
    try (var files = Files.walk(first.folder())) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }

    assertThat(worktrees.provide(request("fix/7"), never).start())
        .isEqualTo(Worktree.Start.OLD_BRANCH);
  }

  @Test
  @Tag("F47")
  void aHalfMadeWorktreeIsTakenAwayWithItsBranchAndMadeAnew() throws IOException {
    WorktreeRequest request = request("fix/7");
    String base = shop.resolve("origin/main");
    new OwnershipRecords(shop.path().resolve(".git").toRealPath())
        .write(new OwnedWorktree(request.folder(), "fix/7", OWNER, base, Phase.MAKING_BRANCH));
    shop.git("branch", "fix/7", base);
    Files.createDirectories(request.folder().resolve("half"));

    Worktree made = worktrees.provide(request, never);

    assertThat(made.start()).isEqualTo(Worktree.Start.NEW_BRANCH);
    assertThat(made.folder().resolve("half")).doesNotExist();
    assertThat(made.folder().resolve("README.md")).exists();
  }

  @Test
  @Tag("F47")
  void whatGitRefusesLeavesNeitherFolderNorBranchNorRecord() {
    shop.git("branch", "fix");

    assertThatThrownBy(() -> worktrees.provide(request("fix/7"), never))
        .isInstanceOf(OrchestratorException.class);

    assertThat(request("fix/7").folder()).doesNotExist();
    assertThat(branches()).containsExactly("fix", "main");
    assertThat(worktrees.owned(shop.path())).isEmpty();
  }

  @Test
  @Tag("F47")
  void twentyAtOnceInOneRepositoryAllSucceed() throws Exception {
    var threads = Executors.newFixedThreadPool(20);
    try {
      List<Callable<Worktree>> calls =
          IntStream.range(0, 20)
              .<Callable<Worktree>>mapToObj(
                  number ->
                      () ->
                          worktrees.provide(
                              new WorktreeRequest(
                                  shop.path(),
                                  temp.resolve("w/issue-" + number),
                                  "issue-" + number,
                                  "main",
                                  "shop#" + number),
                              never))
              .toList();
      for (var call : threads.invokeAll(calls)) {
        assertThat(call.get().folder().resolve("README.md")).exists();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void gitSeesNoDifferenceToAWorktreeItMadeItself() {
    Worktree ours = worktrees.provide(request("fix/7"), never);
    shop.git("worktree", "add", "--quiet", "-b", "theirs", temp.resolve("theirs").toString());

    assertThat(shop.git("worktree", "list", "--porcelain").lines().toList())
        .containsSubsequence(
            "worktree " + ours.folder(), "HEAD " + ours.head(), "branch refs/heads/fix/7")
        .noneMatch(line -> line.startsWith("locked") || line.startsWith("prunable"));
    assertThat(sandbox.git(ours.folder(), "status", "--porcelain")).isEmpty();
    assertThat(registered("issue-7")).containsAll(List.of("HEAD", "commondir", "gitdir", "index"));
    assertThat(registered("theirs")).containsAll(registered("issue-7"));
    shop.git("worktree", "prune");
    shop.git("worktree", "remove", ours.folder().toString());
    assertThat(ours.folder()).doesNotExist();
  }

  /** What a repository that is laid out in another way needs, only git knows. */
  @Test
  void aSparseRepositoryGetsASparseWorktree() throws IOException {
    shop.write("docs/long.txt", "text").commit("Document");
    shop.git("push", "--quiet", "origin", "main");
    shop.git("sparse-checkout", "set", "nothing-else");

    Worktree made = worktrees.provide(request("fix/7"), never);

    assertThat(made.folder().resolve("README.md")).exists();
    assertThat(made.folder().resolve("docs")).doesNotExist();
  }

  @Test
  void aConfigurationThatIsNotUtf8IsNoObstacle() throws IOException {
    Files.write(
        shop.path().resolve(".git/config"),
        "[user]\n\tname = J\u00fcrgen\n".getBytes(StandardCharsets.ISO_8859_1),
        StandardOpenOption.APPEND);

    assertThat(worktrees.provide(request("fix/7"), never).folder().resolve("README.md")).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"with blank", ".hidden", "x.lock", "-dash", "übung"})
  void aFolderMayHaveAnyName(String name) {
    Worktree made =
        worktrees.provide(
            new WorktreeRequest(shop.path(), temp.resolve("w").resolve(name), "b", "main", OWNER),
            never);

    assertThat(made.folder().resolve("README.md")).exists();
    assertThat(sandbox.git(made.folder(), "rev-parse", "--abbrev-ref", "HEAD")).isEqualTo("b");
  }

  @Test
  void twoFoldersOfOneNameAreTwoWorktrees() {
    worktrees.provide(request("fix/7"), never);
    Worktree other =
        worktrees.provide(
            new WorktreeRequest(
                shop.path(), temp.resolve("elsewhere/issue-7"), "fix/8", "main", "shop#8"),
            never);

    assertThat(sandbox.git(other.folder(), "rev-parse", "--abbrev-ref", "HEAD")).isEqualTo("fix/8");
    assertThat(shop.git("worktree", "list").lines()).hasSize(3);
  }

  /** As many files of a registration as a kill may leave, the branch and the checkout lacking. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  @Tag("F22")
  void aRegistrationThatWasCutOffLeavesNothing(int written) throws IOException {
    WorktreeRequest request = request("fix/7");
    Path common = shop.path().resolve(".git").toRealPath();
    String base = shop.resolve("origin/main");
    new OwnershipRecords(common)
        .write(new OwnedWorktree(request.folder(), "fix/7", OWNER, base, Phase.MAKING_BRANCH));
    WorktreeRegistration.of(common, request.folder()).orElseThrow().begin(base);
    Path entry = common.resolve("worktrees/issue-7");
    List<Path> order =
        List.of(
            entry.resolve("locked"),
            entry.resolve("HEAD"),
            entry.resolve("commondir"),
            request.folder().resolve(".git"),
            entry.resolve("gitdir"));
    for (Path missing : order.subList(written - 1, order.size())) {
      Files.delete(missing);
    }

    Worktree made = worktrees.provide(request, never);

    assertThat(made.start()).isEqualTo(Worktree.Start.NEW_BRANCH);
    assertThat(made.folder().resolve("README.md")).exists();
    assertThat(shop.git("worktree", "list").lines()).hasSize(2);
    assertThat(common.resolve("worktrees")).isDirectoryContaining(path -> path.equals(entry));
    try (var entries = Files.list(common.resolve("worktrees"))) {
      assertThat(entries).containsExactly(entry);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--force", "-b", "a..b", "a b", "x.lock", "HEAD", "a\nb", "refs//x"})
  void aNameThatGitWouldNotTakeAsABranchIsRefusedBeforeGitSeesIt(String name) {
    assertThatThrownBy(() -> worktrees.provide(request(name), never))
        .hasMessageContaining("not a valid branch name");
  }

  @Test
  @Tag("F48")
  void everyObstacleOfAPlanIsFoundBeforeAnythingIsMade() throws IOException {
    shop.git("branch", "taken");
    shop.git("branch", "deep/er");
    Files.createDirectories(temp.resolve("occupied"));
    List<OrchestratorException> found =
        worktrees.obstacles(
            List.of(
                request("free"),
                request("taken"),
                request("deep"),
                request("Deep/ER"),
                new WorktreeRequest(shop.path(), temp.resolve("occupied"), "o", "main", OWNER),
                new WorktreeRequest(shop.path(), temp.resolve("n"), "n", "nowhere", OWNER),
                new WorktreeRequest(temp.resolve("none"), temp.resolve("m"), "m", "main", OWNER)),
            never);

    assertThat(found)
        .extracting(error -> error.code().name())
        .containsExactly(
            "BRANCH_TAKEN",
            "BRANCH_TAKEN",
            "BRANCH_TAKEN",
            "WORKTREE_NOT_OURS",
            "BASE_BRANCH_MISSING",
            "REPOSITORY_UNUSABLE");
    assertThat(branches()).containsExactly("deep/er", "main", "taken");
  }

  @Test
  void theStateTellsCommitsSinceTheStartFromWhatIsNotCommitted() throws IOException {
    Worktree made = worktrees.provide(request("fix/7"), never);
    sandbox
        .at(made.folder())
        .write("a.txt", "a")
        .commit("Add a")
        .write("b.txt", "b")
        .commit("Add b");
    Files.writeString(made.folder().resolve("new file.txt"), "");
    Files.writeString(made.folder().resolve("README.md"), "changed");

    WorktreeState state = worktrees.inspect(made.folder(), made.head(), never).orElseThrow();

    assertThat(state.commits()).containsExactly("Add a", "Add b");
    assertThat(state.changedFiles()).containsExactlyInAnyOrder("a.txt", "b.txt");
    assertThat(state.uncommitted()).containsExactlyInAnyOrder("README.md", "new file.txt");
    assertThat(state.branch()).contains("fix/7");
  }

  /** Git runs a filter to compare a file that only looks changed. */
  @Test
  @Tag("S14")
  void lookingAtAWorktreeRunsNoFilterThatAnAgentConfigured() throws IOException {
    Worktree made = worktrees.provide(request("fix/7"), never);
    sandbox.at(made.folder()).write("a.bin", "a").commit("Add a");
    Path owned = temp.resolve("owned");
    shop.git("config", "filter.evil.clean", "touch " + owned + "; cat");
    Files.writeString(made.folder().resolve(".gitattributes"), "*.bin filter=evil\n");
    Files.setLastModifiedTime(made.folder().resolve("a.bin"), FileTime.fromMillis(1_000_000));

    Optional<WorktreeState> state = worktrees.inspect(made.folder(), made.head(), never);
    WorktreeFacts facts =
        new GitWorktreeRemoval(runner)
            .examine(shop.path(), worktrees.owned(shop.path()).get(0), never);

    assertThat(state.orElseThrow().uncommitted()).containsExactly(".gitattributes");
    assertThat(facts.objections()).hasSize(1);
    assertThat(owned).doesNotExist();
  }

  @Test
  @Tag("F46")
  void aFolderWhoseGitFileIsGoneIsUnknownAndNotTheRepositoryAboveIt() throws IOException {
    WorktreeRequest inside =
        new WorktreeRequest(shop.path(), shop.path().resolve("inner"), "inner", "main", OWNER);
    Worktree made = worktrees.provide(inside, never);
    Files.delete(made.folder().resolve(".git"));

    assertThat(worktrees.inspect(made.folder(), made.head(), never)).isEmpty();
  }

  @Test
  void hooksOfTheRepositoryDoNotRunWhenAWorktreeIsMade() throws IOException {
    Path proof = temp.resolve("hook-ran");
    dev.orchestrator.fixtures.Scripts.shell(
        shop.path().resolve(".git/hooks/post-checkout"), "touch '" + proof + "'\n");

    worktrees.provide(request("fix/7"), never);

    assertThat(proof).doesNotExist();
  }

  private WorktreeRequest request(String branch) {
    return new WorktreeRequest(
        shop.path(), temp.resolve("shop-worktrees/issue-7"), branch, "main", OWNER);
  }

  private List<String> registered(String name) {
    String[] files = shop.path().resolve(".git/worktrees").resolve(name).toFile().list();
    return files == null ? List.of() : List.of(files);
  }

  private List<String> branches() {
    return shop.git("for-each-ref", "--format=%(refname:short)", "refs/heads").lines().toList();
  }
}
