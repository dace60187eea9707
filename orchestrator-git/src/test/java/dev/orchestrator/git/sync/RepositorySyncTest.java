package dev.orchestrator.git.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.file.LockFile;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandEnd;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.exec.log.LogFolder;
import dev.orchestrator.exec.runner.LocalCommandRunner;
import dev.orchestrator.fixtures.GitSandbox;
import dev.orchestrator.fixtures.Program;
import dev.orchestrator.fixtures.SampleRepository;
import dev.orchestrator.fixtures.Scripts;
import dev.orchestrator.fixtures.TreeDigest;
import dev.orchestrator.git.status.RepositoryScanner;
import dev.orchestrator.git.sync.SyncOptions.Mode;
import dev.orchestrator.git.sync.SyncOptions.Retry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositorySyncTest {

  @TempDir private Path folder;
  private GitSandbox sandbox;
  private RepositorySync sync;
  private final CancellationToken cancellation = new CancellationToken();

  @BeforeEach
  void found() {
    sandbox = GitSandbox.in(folder);
    sync = sync(Map.of());
  }

  private RepositorySync sync(Map<String, String> more) {
    return sync(more, runner -> runner);
  }

  private RepositorySync sync(Map<String, String> more, UnaryOperator<CommandRunner> how) {
    Map<String, String> variables = new HashMap<>(sandbox.environment());
    variables.put("PATH", System.getenv("PATH"));
    variables.putAll(more);
    HostEnvironment environment = new HostEnvironment(variables, sandbox.root());
    LocalCommandRunner runner = new LocalCommandRunner(environment, Clock.systemUTC());
    Workspace workspace = new Workspace(sandbox.root().resolve("control"));
    return new RepositorySync(
        how.apply(runner),
        new RepositoryScanner(runner, Clock.systemUTC(), cancellation),
        workspace,
        environment,
        () -> new LogFolder(sandbox.root().resolve("logs")),
        cancellation);
  }

  private static Repository entry(String name, Path local, String remote) {
    return Repository.builder(name, local).remote(remote).build();
  }

  private SyncResult sync(SampleRepository repository) {
    return sync(repository, SyncOptions.defaults());
  }

  private SyncResult sync(SampleRepository repository, SyncOptions options) {
    return sync.sync(List.of(entry("one", repository.path(), "")), options).get(0);
  }

  private static SyncOptions options(boolean dryRun, boolean clone, boolean defaultBranch) {
    return new SyncOptions(
        dryRun ? Mode.DRY_RUN : Mode.SYNC,
        clone,
        defaultBranch,
        true,
        Duration.ofSeconds(60),
        4,
        new Retry(3, Duration.ofMillis(1)),
        result -> {});
  }

  private static SyncOptions within(Duration timeout) {
    return new SyncOptions(
        Mode.SYNC,
        false,
        false,
        true,
        timeout,
        2,
        new Retry(2, Duration.ofMillis(1)),
        result -> {});
  }

  /** Somebody else pushes one more commit that changes {@code file}. */
  private SampleRepository pushed(SampleRepository repository, String file, String text) {
    String origin = repository.git("config", "remote.origin.url");
    Path path = sandbox.root().resolve("other-" + System.nanoTime());
    sandbox.git(sandbox.root(), "clone", "--quiet", "--", origin, path.toString());
    return sandbox.at(path).write(file, text).commit("Theirs: " + file).push();
  }

  @Test
  void oneThatIsBehindIsMovedForward() {
    SampleRepository repository = sandbox.cloneWithOrigin("behind");
    SampleRepository other = pushed(repository, "new.txt", "new");
    SyncResult result = sync(repository);
    assertThat(result.outcome()).isEqualTo(SyncOutcome.UPDATED);
    assertThat(result.commits()).isEqualTo(1);
    assertThat(repository.resolve("HEAD")).isEqualTo(other.resolve("HEAD"));
    assertThat(sync(repository).outcome()).isEqualTo(SyncOutcome.UP_TO_DATE);
  }

  @Test
  void fetchingAloneMovesNoBranchOfOurs() {
    SampleRepository repository = sandbox.cloneWithOrigin("fetched");
    SampleRepository other = pushed(repository, "new.txt", "new");
    String before = repository.resolve("HEAD");
    sync(repository, SyncOptions.of(Mode.FETCH, result -> {}));
    assertThat(repository.resolve("HEAD")).isEqualTo(before);
    assertThat(repository.resolve("origin/main")).isEqualTo(other.resolve("HEAD"));
  }

  @Test
  void dirtInOtherFilesIsKeptAndDoesNotStopIt() {
    SampleRepository repository = sandbox.cloneWithOrigin("dirty").write("README.md", "mine");
    repository.write("staged", "s").git("add", "staged");
    pushed(repository, "new.txt", "new");
    assertThat(sync(repository).outcome()).isEqualTo(SyncOutcome.UPDATED);
    assertThat(repository.git("status", "--porcelain")).contains("M README.md", "A  staged");
  }

  @Test
  void dirtInTheSameFilesBlocksItAndTheTreeStaysByteForByte() {
    SampleRepository repository = sandbox.cloneWithOrigin("blocked").write("README.md", "mine");
    pushed(repository, "README.md", "theirs");
    String before = TreeDigest.of(repository.path(), ".git");
    SyncResult result = sync(repository);
    assertThat(result.outcome()).isEqualTo(SyncOutcome.BLOCKED);
    assertThat(result.reason()).contains("README.md");
    assertThat(TreeDigest.of(repository.path(), ".git")).isEqualTo(before);
  }

  @Test
  void anUntrackedFileInTheWayBlocksItToo() throws Exception {
    SampleRepository repository = sandbox.cloneWithOrigin("untracked").write("new.txt", "mine");
    pushed(repository, "new.txt", "theirs");
    assertThat(sync(repository).outcome()).isEqualTo(SyncOutcome.BLOCKED);
    assertThat(repository.path().resolve("new.txt")).hasContent("mine");
  }

  @Test
  void oneThatDivergedStaysWithoutAMergeWhateverTheConfigurationWants() {
    SampleRepository repository =
        sandbox.cloneWithOrigin("diverged").write("a", "a").commit("Mine");
    pushed(repository, "b", "b");
    repository.git("config", "pull.rebase", "true");
    repository.git("config", "merge.ff", "false");
    repository.git("config", "alias.merge", "!touch pwned");
    String head = repository.resolve("HEAD");
    assertThat(sync(repository).outcome()).isEqualTo(SyncOutcome.DIVERGED);
    assertThat(repository.resolve("HEAD")).isEqualTo(head);
  }

  @Test
  void aPushedCommitOfOursIsAheadAndNoFailure() {
    SampleRepository repository = sandbox.cloneWithOrigin("ahead").write("a", "a").commit("Mine");
    SyncResult result = sync(repository);
    assertThat(result.outcome()).isEqualTo(SyncOutcome.AHEAD);
    assertThat(result.outcome().isFailure()).isFalse();
  }

  @Test
  @Tag("K2")
  void anInterruptedReadingOfTheConfigurationIsNotNoRemote() {
    SampleRepository repository = sandbox.cloneWithOrigin("cut");
    sync = sync(Map.of(), runner -> (command, token) -> cut(runner, command, token));

    SyncResult result = sync(repository);

    assertThat(result.outcome()).isNotEqualTo(SyncOutcome.NO_REMOTE);
    assertThat(result.reason()).contains("interrupted");
  }

  private static CommandResult cut(
      CommandRunner runner, Command command, CancellationToken cancellation) {
    return command.argv().contains("--get-regexp")
        ? new CommandResult(
            command,
            new CommandEnd.Cancelled(),
            Instant.EPOCH,
            Duration.ZERO,
            new byte[0],
            new byte[0],
            List.of())
        : runner.run(command, cancellation);
  }

  @Test
  void whatCannotBeSyncedSaysWhichOfTheReasonsItIs() {
    SampleRepository detached = sandbox.cloneWithOrigin("detached").checkout("HEAD~0");
    SampleRepository alone = sandbox.cloneWithOrigin("alone").branch("topic");
    SampleRepository gone = sandbox.cloneWithOrigin("gone").branch("topic");
    gone.git("push", "--quiet", "--set-upstream", "origin", "topic");
    sandbox.git(sandbox.root().resolve("gone.git"), "branch", "-D", "topic");
    assertThat(sync(detached).outcome()).isEqualTo(SyncOutcome.DETACHED);
    assertThat(sync(alone).outcome()).isEqualTo(SyncOutcome.NO_UPSTREAM);
    assertThat(sync(gone).outcome()).isEqualTo(SyncOutcome.UPSTREAM_GONE);
    assertThat(sync(sandbox.repository("local")).outcome()).isEqualTo(SyncOutcome.NO_REMOTE);
    SampleRepository missing = sandbox.at(sandbox.root().resolve("nothing"));
    assertThat(sync(missing).outcome()).isEqualTo(SyncOutcome.MISSING);
    assertThat(sync(sandbox.at(sandbox.root())).outcome()).isEqualTo(SyncOutcome.ERROR);
  }

  @Test
  void oneThatIsInTheMiddleOfSomethingIsBusyAndNotTouched() throws Exception {
    SampleRepository rebasing = sandbox.cloneWithOrigin("rebasing").write("a", "1").commit("Mine");
    sandbox
        .program(rebasing.path(), "rebase", "--interactive", "HEAD~1")
        .with(Map.of("GIT_SEQUENCE_EDITOR", "sed -i s/^pick/edit/"))
        .output();
    SampleRepository locked = sandbox.cloneWithOrigin("locked");
    Files.createFile(locked.path().resolve(".git/index.lock"));
    assertThat(sync(rebasing).outcome()).isEqualTo(SyncOutcome.BUSY);
    assertThat(sync(locked).outcome()).isEqualTo(SyncOutcome.BUSY);
  }

  @Test
  void aDryRunSeesWhatIsNewAndChangesNothing() {
    SampleRepository repository = sandbox.cloneWithOrigin("dry");
    assertThat(sync(repository, options(true, false, false)).outcome())
        .isEqualTo(SyncOutcome.UP_TO_DATE);
    pushed(repository, "new", "new");
    String before = TreeDigest.of(repository.path());
    assertThat(sync(repository, options(true, false, false)).outcome())
        .isEqualTo(SyncOutcome.WOULD_UPDATE);
    assertThat(TreeDigest.of(repository.path())).isEqualTo(before);
    repository.git("fetch", "--quiet");
    assertThat(sync(repository, options(true, false, false)).commits()).isEqualTo(1);
  }

  @Test
  void aDryRunForetellsWhatWouldBeInTheWay() {
    SampleRepository repository = sandbox.cloneWithOrigin("foretold");
    pushed(repository, "README.md", "theirs");
    repository.write("README.md", "mine");
    assertForetold(repository, SyncOutcome.BLOCKED, "README.md");
    repository.git("fetch", "--quiet");
    assertForetold(repository, SyncOutcome.BLOCKED, "README.md");
    repository.git("add", "README.md");
    assertForetold(repository, SyncOutcome.BLOCKED, "README.md");
    assertThat(sync(repository).outcome()).isEqualTo(SyncOutcome.BLOCKED);
  }

  @Test
  void aDryRunForetellsAnUntrackedFileInTheWayButNotAnIgnoredOne() {
    SampleRepository repository = sandbox.cloneWithOrigin("untracked");
    pushed(repository, "new", "theirs");
    repository.write("new", "mine");
    assertForetold(repository, SyncOutcome.BLOCKED, "new");
    repository.write(".git/info/exclude", "new\n").write("other", "dirt");
    assertForetold(repository, SyncOutcome.WOULD_UPDATE, "");
    assertThat(sync(repository).outcome()).isEqualTo(SyncOutcome.UPDATED);
  }

  @Test
  void aDryRunPastDirtElsewhereCountsWhatWouldCome() throws Exception {
    SampleRepository repository = sandbox.cloneWithOrigin("elsewhere");
    pushed(repository, "new", "theirs");
    repository.write("mine", "mine").git("add", "mine");
    Files.setLastModifiedTime(
        repository.path().resolve("README.md"), FileTime.from(Instant.EPOCH.plusSeconds(1)));
    assertForetold(repository, SyncOutcome.WOULD_UPDATE, "");
    assertThat(sync(repository, options(true, false, false)).commits()).isEqualTo(1);
    repository.commit("Mine");
    repository.write("dirt", "dirt");
    assertForetold(repository, SyncOutcome.DIVERGED, "1 commits only here, 1 only there");
  }

  @Test
  void aDryRunDoesNotRunAFilterOfTheRepository() throws Exception {
    SampleRepository repository = sandbox.cloneWithOrigin("trapped");
    Path sprung = folder.resolve("sprung");
    Path trap = Scripts.shell(folder.resolve("trap"), "touch '" + sprung + "'; cat\n");
    pushed(repository, "README.md", "theirs");
    repository.git("config", "filter.evil.clean", trap.toString());
    repository.write(".git/info/attributes", "*.md filter=evil\n").write("README.md", "mine");
    assertThat(sync(repository, options(true, false, false)).outcome())
        .isEqualTo(SyncOutcome.BLOCKED);
    assertThat(sprung).doesNotExist();
  }

  private void assertForetold(SampleRepository repository, SyncOutcome outcome, String reason) {
    String before = TreeDigest.of(repository.path());
    SyncResult result = sync(repository, options(true, false, false));
    assertThat(result.outcome()).as(result.reason()).isEqualTo(outcome);
    assertThat(result.reason()).contains(reason);
    assertThat(TreeDigest.of(repository.path())).isEqualTo(before);
  }

  @Test
  void whatASyncThatWasKilledLeftIsFoundAndALiveOneIsNot() throws Exception {
    Path place = sandbox.root().resolve("place");
    List<Repository> fleet = List.of(entry("place", place, ""));
    Path dead = Files.createDirectory(sandbox.root().resolve(LeftoverClone.prefix(place) + "1"));
    Files.createDirectories(dead.resolve(LeftoverClone.CLONE + "/.git"));
    LeftoverClone.claim(dead).close();
    Path foreign = Files.createDirectory(sandbox.root().resolve(LeftoverClone.prefix(place) + "2"));
    LeftoverClone.claim(foreign).close();
    Files.writeString(foreign.resolve("notes.txt"), "of a person");
    assertThat(LeftoverClone.of(fleet)).containsExactly(new LeftoverClone(dead));
    try (LockFile alive = LeftoverClone.claim(dead)) {
      assertThat(alive).isNotNull();
      assertThat(inAnotherThread(() -> LeftoverClone.of(fleet))).isEmpty();
    }
    LeftoverClone.of(fleet).get(0).delete();
    assertThat(dead).doesNotExist();
    assertThat(foreign.resolve("notes.txt")).exists();
  }

  private static <T> T inAnotherThread(Callable<T> work) throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      return thread.submit(work).get();
    } finally {
      thread.shutdown();
    }
  }

  @Test
  void theDefaultBranchMovesWithoutACheckoutWhenAskedTo() {
    SampleRepository repository = sandbox.cloneWithOrigin("feature").branch("topic");
    SampleRepository other = pushed(repository, "new", "new");
    String files = TreeDigest.of(repository.path(), ".git");
    sync(repository);
    assertThat(repository.resolve("main")).isNotEqualTo(other.resolve("HEAD"));
    SyncResult result = sync(repository, options(false, false, true));
    assertThat(result.outcome()).isEqualTo(SyncOutcome.UPDATED);
    assertThat(result.reason()).contains("main was moved by 1 commits");
    assertThat(repository.resolve("main")).isEqualTo(other.resolve("HEAD"));
    assertThat(TreeDigest.of(repository.path(), ".git")).isEqualTo(files);
  }

  @Test
  void aDefaultBranchThatDivergedIsNotMoved() {
    SampleRepository repository = sandbox.cloneWithOrigin("both").write("m", "m").commit("Mine");
    repository.branch("topic");
    String main = repository.resolve("main");
    pushed(repository, "new", "new");
    SyncResult result = sync(repository, options(false, false, true));
    assertThat(result.reason()).contains("main was not moved: it has diverged");
    assertThat(repository.resolve("main")).isEqualTo(main);
  }

  @Test
  void whatIsMissingIsClonedWhenAskedToAndLeavesNothingElse() throws Exception {
    sandbox.cloneWithOrigin("source");
    Path target = sandbox.root().resolve("deep/er/clone");
    Repository entry = entry("new", target, sandbox.root().resolve("source.git").toString());
    assertThat(sync.sync(List.of(entry), options(true, true, false)).get(0).outcome())
        .isEqualTo(SyncOutcome.WOULD_UPDATE);
    assertThat(target).doesNotExist();
    assertThat(sync.sync(List.of(entry), options(false, true, false)).get(0).outcome())
        .isEqualTo(SyncOutcome.CLONED);
    assertThat(target.resolve("README.md")).exists();
    try (var files = Files.list(target.getParent())) {
      assertThat(files).containsExactly(target);
    }
  }

  @Test
  void aCloneThatFailsLeavesNothing() throws Exception {
    Path target = sandbox.root().resolve("deep/clone");
    Repository entry = entry("new", target, sandbox.root().resolve("nowhere.git").toString());
    SyncResult result = sync.sync(List.of(entry), options(false, true, false)).get(0);
    assertThat(result.outcome()).isEqualTo(SyncOutcome.ERROR);
    assertThat(target.getParent()).isEmptyDirectory();
  }

  @Test
  void aRemoteThatLooksLikeAnOptionIsNone() {
    Path pwned = sandbox.root().resolve("pwned");
    Repository entry = entry("new", sandbox.root().resolve("x"), "--upload-pack=touch " + pwned);
    SyncResult result = sync.sync(List.of(entry), options(false, true, false)).get(0);
    assertThat(result.outcome()).isEqualTo(SyncOutcome.ERROR);
    assertThat(pwned).doesNotExist();
  }

  @Test
  void missingCredentialsAreSaidAndNobodyIsAsked() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=x");
          exchange.sendResponseHeaders(401, -1);
          exchange.close();
        });
    server.start();
    try {
      SampleRepository repository = sandbox.cloneWithOrigin("private");
      repository.git(
          "remote",
          "set-url",
          "origin",
          "http://127.0.0.1:" + server.getAddress().getPort() + "/x.git");
      SyncResult result = sync(repository);
      assertThat(result.outcome()).isEqualTo(SyncOutcome.AUTH);
      assertThat(result.durationMs()).isLessThan(SyncOptions.defaults().timeout().toMillis());
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aServerThatAnswersNothingIsATimeout() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      SampleRepository repository = sandbox.cloneWithOrigin("silent");
      repository.git(
          "remote", "set-url", "origin", "http://127.0.0.1:" + silent.getLocalPort() + "/x");
      assertThat(sync(repository, within(Duration.ofSeconds(2))).outcome())
          .isEqualTo(SyncOutcome.TIMEOUT);
    }
  }

  @Test
  void aHostThatIsDownIsTriedForOneRepositoryAndNotForEach() throws Exception {
    Path calls = sandbox.root().resolve("calls");
    sync =
        sync(
            Map.of(
                "GIT_SSH_COMMAND",
                Scripts.shell(
                        sandbox.root().resolve("ssh"),
                        "echo x >> "
                            + calls
                            + "\n"
                            + "echo 'ssh: connect to host down.example port 22: Connection refused'"
                            + " >&2\n"
                            + "exit 255\n")
                    .toString()));
    List<Repository> fleet = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      SampleRepository repository = sandbox.cloneWithOrigin("down" + i);
      repository.git("remote", "set-url", "origin", "git@down.example:x/" + i + ".git");
      fleet.add(entry("down" + i, repository.path(), ""));
    }
    List<SyncResult> results = sync.sync(fleet, within(Duration.ofSeconds(30)));
    assertThat(results).allMatch(result -> result.outcome() == SyncOutcome.ERROR);
    assertThat(Files.readAllLines(calls))
        .as("two at a time, each tried twice")
        .hasSizeLessThanOrEqualTo(6);
  }

  @Test
  void aFailureThatPassesIsTriedAgain() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          exchange.sendResponseHeaders(503, -1);
          exchange.close();
        });
    server.start();
    try {
      SampleRepository repository = sandbox.cloneWithOrigin("flaky");
      repository.git(
          "remote",
          "set-url",
          "origin",
          "http://127.0.0.1:" + server.getAddress().getPort() + "/x");
      assertThat(sync(repository, options(false, false, false)).outcome())
          .isEqualTo(SyncOutcome.ERROR);
      assertThat(calls.get()).isEqualTo(3);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void twoSyncsOfOneRepositoryFollowEachOther() throws Exception {
    SampleRepository repository = sandbox.cloneWithOrigin("shared");
    pushed(repository, "new", "new");
    var threads = Executors.newFixedThreadPool(2);
    var first = threads.submit(() -> sync(repository));
    var second = threads.submit(() -> sync(repository));
    assertThat(List.of(first.get().outcome(), second.get().outcome()))
        .containsAnyOf(SyncOutcome.UPDATED)
        .isSubsetOf(SyncOutcome.UPDATED, SyncOutcome.UP_TO_DATE);
    threads.shutdown();
  }

  @Test
  void anInterruptEndsItWithoutMovingAnything() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      SampleRepository repository = sandbox.cloneWithOrigin("interrupted");
      repository.git(
          "remote", "set-url", "origin", "http://127.0.0.1:" + silent.getLocalPort() + "/x");
      String before = repository.resolve("HEAD");
      var thread = Executors.newSingleThreadExecutor();
      var result = thread.submit(() -> sync(repository));
      silent.accept();
      cancellation.cancel();
      assertThat(result.get().outcome()).isEqualTo(SyncOutcome.ERROR);
      assertThat(result.get().reason()).contains("interrupted");
      assertThat(repository.resolve("HEAD")).isEqualTo(before);
      thread.shutdown();
    }
  }

  @Test
  void aForcedPushAFolderWhereABranchWasAndAShallowCloneAreNoSurprise() {
    SampleRepository repository = sandbox.cloneWithOrigin("forced");
    SampleRepository other = pushed(repository, "x", "x");
    sync(repository);
    other.git("push", "--quiet", "origin", "HEAD:refs/heads/a");
    sync(repository);
    other.git("push", "--quiet", "origin", ":a", "HEAD:refs/heads/a/b");
    other.git("commit", "--quiet", "--amend", "--message", "Rewritten");
    other.git("push", "--quiet", "--force", "origin", "HEAD:main");
    assertThat(sync(repository).outcome()).isEqualTo(SyncOutcome.DIVERGED);
    Path shallow = sandbox.root().resolve("shallow");
    sandbox.git(
        sandbox.root(),
        "clone",
        "--quiet",
        "--depth=1",
        "file://" + sandbox.root() + "/forced.git",
        shallow.toString());
    pushed(repository, "later", "later");
    assertThat(sync(sandbox.at(shallow)).outcome()).isEqualTo(SyncOutcome.UPDATED);
  }

  @Test
  void branchesOfAMirrorAreNotPruned() {
    SampleRepository repository = sandbox.cloneWithOrigin("mirror");
    repository.git("config", "remote.origin.fetch", "+refs/heads/*:refs/heads/*");
    repository.git("branch", "mine");
    sync(repository);
    assertThat(repository.resolve("mine")).isNotEmpty();
  }

  @Test
  void theLogHasWhatGitSaidButNoPassword() throws Exception {
    SampleRepository repository = sandbox.cloneWithOrigin("logged");
    repository.git("remote", "set-url", "origin", "http://ada:secret@127.0.0.1:1/x.git");
    SyncResult result = sync(repository, options(false, false, false));
    String log = Files.readString(Path.of(result.logFile().orElseThrow()));
    assertThat(log).contains("git fetch").doesNotContain("secret");
    assertThat(result.reason()).doesNotContain("secret");
    Program.Ended mode =
        Program.of(folder, List.of("stat", "-c", "%a", result.logFile().get())).run();
    assertThat(mode.out().strip()).isEqualTo("600");
  }
}
