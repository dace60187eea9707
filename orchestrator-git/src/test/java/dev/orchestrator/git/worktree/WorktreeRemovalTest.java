package dev.orchestrator.git.worktree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.runner.LocalCommandRunner;
import dev.orchestrator.fixtures.GitSandbox;
import dev.orchestrator.fixtures.SampleRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorktreeRemovalTest {

  private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");

  @TempDir Path temp;
  private GitSandbox sandbox;
  private SampleRepository shop;
  private SampleRepository work;
  private LocalCommandRunner runner;
  private WorktreeRemoval removal;
  private OwnedWorktree owned;
  private final CancellationToken never = new CancellationToken();

  @BeforeEach
  void begin() {
    sandbox = GitSandbox.in(temp);
    shop = sandbox.repository("shop");
    shop.write(".gitignore", ".env\nnode_modules/\n").commit("Ignore");
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.putAll(sandbox.environment());
    runner = new LocalCommandRunner(new HostEnvironment(variables, temp), Clock.systemUTC());
    Worktrees worktrees = new GitWorktrees(runner, HostEnvironment.ofThisProcess());
    removal = new GitWorktreeRemoval(runner);
    worktrees.provide(
        new WorktreeRequest(
            shop.path(), sandbox.root().resolve("w/issue-7"), "fix/7", "main", "shop#7"),
        never);
    owned = worktrees.owned(shop.path()).get(0);
    work = sandbox.at(owned.folder());
  }

  @AfterEach
  void end() {
    runner.close();
  }

  @Test
  @Tag("F37")
  void aCleanWorktreeGoesAndItsBranchStays() {
    work.write("a", "a").commit("Work");

    removal.remove(shop.path(), owned, NOW, never);

    assertThat(owned.folder()).doesNotExist();
    assertThat(shop.git("log", "-1", "--format=%s", "fix/7")).isEqualTo("Work");
  }

  @Test
  @Tag("F34")
  @Tag("F35")
  @Tag("F36")
  void changesUntrackedFilesAndIgnoredOnesAreObjections() {
    work.write("README.md", "changed").write("new", "").write(".env", "SECRET=1");
    work.write("node_modules/x/index.js", "made again by npm");

    List<String> objections = removal.examine(shop.path(), owned, never).objections();

    assertThat(objections).hasSize(2);
    assertThat(objections.get(0)).contains("2 files", "README.md");
    assertThat(objections.get(1)).contains("1 file", ".env");
    assertThatThrownBy(() -> removal.remove(shop.path(), owned, NOW, never))
        .hasMessageContaining("is not removed");
    assertThat(owned.folder().resolve(".env")).exists();
  }

  @Test
  @Tag("F40")
  void aCommitThatNoBranchHoldsIsAnObjection() {
    work.git("checkout", "--quiet", "--detach");
    work.write("a", "a").commit("Loose");

    assertThat(removal.examine(shop.path(), owned, never).objections())
        .singleElement()
        .asString()
        .contains("no branch holds");
  }

  @Test
  @Tag("F49")
  void anOperationUnderWayAndALockAreObjections() throws IOException {
    shop.git("worktree", "lock", "--reason", "on a stick", owned.folder().toString());
    Files.writeString(
        Path.of(work.git("rev-parse", "--absolute-git-dir")).resolve("MERGE_HEAD"), "x");

    assertThat(removal.examine(shop.path(), owned, never).objections())
        .containsExactly("a merge is under way", "it is locked: on a stick");
  }

  @Test
  @Tag("F42")
  void whatCannotBeExaminedIsAnObjection() throws IOException {
    Files.writeString(
        Path.of(work.git("rev-parse", "--absolute-git-dir")).resolve("index"), "broken");

    assertThat(removal.examine(shop.path(), owned, never).objections())
        .singleElement()
        .asString()
        .contains("unknown");
  }

  @Test
  @Tag("F34")
  @Tag("F35")
  @Tag("F36")
  void aForcedRemovalIsUndoneByteForByte() throws IOException {
    shop.git("config", "core.autocrlf", "true");
    work.write("README.md", "unix\nand\r\nwindows\r").write("deep/new file", "\u0000\u00ff");
    work.write(".env", "SECRET=1\r\n").write("node_modules/x.js", "x");
    work.write("staged", "staged").git("add", "staged");
    Files.delete(owned.folder().resolve(".gitignore"));
    Files.createSymbolicLink(owned.folder().resolve("link"), Path.of("../nowhere"));
    Files.createDirectories(owned.folder().resolve("bin"));
    dev.orchestrator.fixtures.Scripts.shell(owned.folder().resolve("bin/run"), "true\n");
    Map<String, String> before = files(owned.folder());

    PreservedWorktree saved = removal.preserve(shop.path(), owned, NOW, never);
    assertThat(owned.folder()).doesNotExist();
    assertThat(removal.preserved(shop.path(), never)).containsExactly(saved);
    removal.restore(shop.path(), saved, never);

    assertThat(files(owned.folder())).isEqualTo(before);
    assertThat(work.git("rev-parse", "--abbrev-ref", "HEAD")).isEqualTo("fix/7");
  }

  @Test
  @Tag("F53")
  void savingAWorktreeTouchesNoIndexNoHeadAndNoBranch() throws IOException {
    work.write("staged", "staged").git("add", "staged");
    work.write("staged", "and changed").write("untracked", "");
    work.git("rm", "--quiet", "--cached", ".gitignore");
    Files.delete(owned.folder().resolve("README.md"));
    String before = everybodysState();

    new Preservation(shop.path().resolve(".git"))
        .save(
            owned,
            WorktreePlace.of(owned.folder(), shop.path().resolve(".git")).orElseThrow(),
            new WorktreeHoldings(
                Optional.of(work.git("rev-parse", "HEAD")),
                Optional.of("fix/7"),
                List.of(),
                List.of(),
                List.of()),
            NOW);

    assertThat(everybodysState()).isEqualTo(before);
  }

  @Test
  @Tag("F53")
  void filesThatAreOnlyMissingAreMissingInWhatWasSavedAndNowhereElse() throws IOException {
    String tip = shop.git("rev-parse", "fix/7");
    Files.delete(owned.folder().resolve("README.md"));
    Files.delete(owned.folder().resolve(".gitignore"));

    PreservedWorktree saved = removal.preserve(shop.path(), owned, NOW, never);

    assertThat(saved.reference()).doesNotStartWith("refs/heads/");
    assertThat(shop.git("rev-parse", "fix/7")).isEqualTo(tip);
    assertThat(shop.git("ls-tree", "--name-only", "fix/7")).contains("README.md", ".gitignore");
    removal.restore(shop.path(), saved, never);
    assertThat(files(owned.folder())).isEmpty();
    assertThat(work.git("diff", "--name-status", "HEAD")).contains("D\t.gitignore", "D\tREADME.md");
  }

  @Test
  @Tag("F39")
  void aStashMadeInItIsThereAfterItsRemoval() {
    work.write("README.md", "changed").git("stash", "--quiet");

    removal.remove(shop.path(), owned, NOW, never);

    assertThat(shop.git("stash", "list")).contains("fix/7");
  }

  @Test
  @Tag("F49")
  void aSparseWorktreeIsRemovedAndASubmoduleThatWasNeverFilledIsNoObstacle() {
    SampleRepository library = sandbox.repository("library");
    sandbox.git(
        owned.folder(),
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "--quiet",
        "add",
        library.path().toString(),
        "lib");
    work.write("deep/a", "a").commit("Submodule");
    sandbox.git(owned.folder(), "submodule", "--quiet", "deinit", "--force", "lib");
    work.git("sparse-checkout", "set", "--cone", "deep");
    assertThat(owned.folder().resolve("lib/README.md")).doesNotExist();

    PreservedWorktree saved = removal.preserve(shop.path(), owned, NOW, never);

    assertThat(owned.folder()).doesNotExist();
    removal.restore(shop.path(), saved, never);
    assertThat(owned.folder().resolve("deep/a")).hasContent("a");
  }

  @Test
  @Tag("F44")
  void theMainCheckoutIsNeverRemoved() {
    OwnedWorktree forged =
        new OwnedWorktree(shop.path(), "main", "shop#7", "", OwnedWorktree.Phase.READY);

    assertThatThrownBy(() -> removal.preserve(shop.path(), forged, NOW, never));
    assertThatThrownBy(() -> removal.remove(shop.path(), forged, NOW, never));

    assertThat(shop.path().resolve("README.md")).exists();
  }

  @Test
  @Tag("F44")
  void aSymbolicLinkInTheFoldersPlaceIsNotFollowed() throws IOException {
    Path moved = temp.resolve("moved");
    Files.move(owned.folder(), moved);
    Files.createSymbolicLink(owned.folder(), shop.path());

    assertThatThrownBy(() -> removal.preserve(shop.path(), owned, NOW, never));
    assertThatThrownBy(() -> removal.remove(shop.path(), owned, NOW, never));

    assertThat(shop.path().resolve("README.md")).exists();
  }

  /** Asked of git's own files: git itself might refresh an index. */
  private String everybodysState() throws IOException {
    Path git = shop.path().resolve(".git");
    Path own = Path.of(work.git("rev-parse", "--absolute-git-dir"));
    StringBuilder state = new StringBuilder(shop.git("for-each-ref", "refs/heads", "refs/stash"));
    for (Path folder : List.of(git, own)) {
      for (String file : List.of("index", "HEAD")) {
        byte[] bytes = Files.readAllBytes(folder.resolve(file));
        state.append('\n').append(java.util.HexFormat.of().formatHex(bytes));
      }
    }
    return state.toString();
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (var walk = Files.walk(folder)) {
      for (Path file : walk.filter(each -> !each.endsWith(".git")).toList()) {
        if (Files.isSymbolicLink(file)) {
          found.put(folder.relativize(file).toString(), "-> " + Files.readSymbolicLink(file));
        } else if (Files.isRegularFile(file)) {
          String mode = Files.isExecutable(file) ? "x " : "- ";
          found.put(
              folder.relativize(file).toString(),
              mode + java.util.HexFormat.of().formatHex(Files.readAllBytes(file)));
        }
      }
    }
    return found;
  }
}
