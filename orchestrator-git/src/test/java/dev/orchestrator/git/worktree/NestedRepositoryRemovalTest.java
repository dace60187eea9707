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
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NestedRepositoryRemovalTest {

  private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");

  @TempDir Path temp;
  private GitSandbox sandbox;
  private SampleRepository shop;
  private SampleRepository library;
  private SampleRepository work;
  private LocalCommandRunner runner;
  private Worktrees worktrees;
  private WorktreeRemoval removal;
  private OwnedWorktree owned;
  private final CancellationToken never = new CancellationToken();

  @BeforeEach
  void begin() {
    sandbox = GitSandbox.in(temp);
    library = sandbox.repository("library");
    shop = sandbox.repository("shop");
    shop.write(".gitignore", "node_modules/\nbuild/\n").commit("Ignore");
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.putAll(sandbox.environment());
    HostEnvironment host = new HostEnvironment(variables, temp);
    runner = new LocalCommandRunner(host, Clock.systemUTC());
    worktrees = new GitWorktrees(runner, host);
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
  @Tag("W1")
  void aRepositoryThatGitDoesNotLookIntoIsFoundAndNamed() {
    SampleRepository hidden = made("node_modules/deep/inner");
    hidden.write("a", "a").commit("Only here");

    assertThat(objections()).singleElement().asString().contains("node_modules/deep/inner");
    assertThat(objections().get(0)).contains("1 commit that is nowhere else").contains("Only here");
    assertThatThrownBy(() -> removal.remove(shop.path(), owned, NOW, never))
        .hasMessageContaining("node_modules/deep/inner");
    assertThat(hidden.path()).exists();
  }

  @Test
  @Tag("W1")
  void stashesUncommittedFilesAndOldValuesOfReferencesCount() {
    SampleRepository inner = made("build/inner");
    inner.write("a", "a").commit("A");
    inner.write("a", "b").git("stash", "--quiet");
    inner.git("commit", "--quiet", "--amend", "-m", "Amended");
    inner.write("draft", "d");

    assertThat(objections().get(0)).contains("1 stash entry").contains("draft").contains("commits");
  }

  @Test
  @Tag("W1")
  void forceBringsItsCommitsIntoTheRepositoryAndUndoBringsEverythingBack() {
    SampleRepository inner = made("build/inner");
    inner.write("a", "a").commit("A");
    String first = inner.resolve("HEAD");
    inner.git("commit", "--quiet", "--amend", "-m", "Amended");
    inner.write("a", "b").git("stash", "--quiet");

    PreservedWorktree saved = removal.preserve(shop.path(), owned, NOW, never);

    assertThat(owned.folder()).doesNotExist();
    shop.git("gc", "--quiet", "--prune=now");
    assertThat(shop.git("cat-file", "-t", first)).isEqualTo("commit");
    assertThat(removal.preserved(shop.path(), never)).containsExactly(saved);
    removal.restore(shop.path(), saved, never);
    assertThat(inner.git("stash", "list")).isNotEmpty();
    assertThat(inner.git("reflog", "--format=%s")).contains("A");
  }

  @Test
  void aCloneOfARepositoryThatStaysIsNoObjectionAndOneWhoseSourceIsGoneIs() {
    sandbox.git(owned.folder(), "clone", "--quiet", library.path().toString(), "build/clone");

    assertThat(objections()).isEmpty();

    moveAway(library.path());

    assertThat(objections().get(0)).contains("build/clone").contains("nowhere else");
  }

  @Test
  @Tag("W2")
  void aCommitInASubmoduleIsFoundAlsoWhenTheSubmoduleWasTakenOutAgain() {
    work.git("submodule", "--quiet", "add", library.path().toString(), "lib");
    work.commit("Lib");
    sandbox.at(owned.folder().resolve("lib")).write("l", "2").commit("Work in lib");
    work.git("config", "submodule.lib.ignore", "all");
    work.commit("New lib");

    assertThat(objections().toString()).contains("lib").contains("Work in lib");

    work.git("submodule", "--quiet", "deinit", "--force", "lib");

    assertThat(objections().toString()).contains("modules/lib").contains("Work in lib");
  }

  @Test
  @Tag("W24")
  void submodulesOfANewWorktreeAreEmptyUntilTheyAreFilled() {
    shop.git("submodule", "--quiet", "add", library.path().toString(), "lib");
    shop.commit("Lib");
    Worktree next =
        worktrees.provide(
            new WorktreeRequest(
                shop.path(), sandbox.root().resolve("w/issue-8"), "fix/8", "main", "shop#8"),
            never);

    assertThat(worktrees.emptySubmodules(next.folder(), never)).containsExactly("lib");

    worktrees.fillSubmodules(next.folder(), never);

    assertThat(worktrees.emptySubmodules(next.folder(), never)).isEmpty();
    assertThat(next.folder().resolve("lib/README.md")).exists();
  }

  @Test
  @Tag("W2")
  void editsThatAreHiddenFromGitCount() {
    work.git("update-index", "--skip-worktree", "README.md");
    work.git("update-index", "--assume-unchanged", ".gitignore");

    assertThat(objections()).isEmpty();

    work.write("README.md", "edited");
    work.write(".gitignore", "edited");

    assertThat(objections())
        .containsExactly("changed and hidden from git: 2 files, such as .gitignore, README.md");
  }

  @Test
  void aBareRepositoryUnderAnyNameIsFound() {
    work.git("init", "--quiet", "--bare", "node_modules/cache");
    work.write("a", "a").commit("A").git("push", "--quiet", "node_modules/cache", "HEAD:main");
    sandbox.git(owned.folder().resolve("node_modules/cache"), "branch", "--quiet", "x", "main");

    assertThat(objections()).isEmpty();

    sandbox.git(
        owned.folder().resolve("node_modules/cache"), "tag", "-a", "-m", "only here", "v1", "main");

    assertThat(objections().get(0)).contains("node_modules/cache").contains("refs/tags/v1");
  }

  @Test
  void aDamagedRepositoryIsUnknownAndStays() throws IOException {
    SampleRepository inner = made("build/inner");
    inner.write("a", "a").commit("A");
    Files.delete(inner.path().resolve(".git/HEAD"));

    assertThat(objections().toString()).contains("build/inner").contains("cannot be examined");
  }

  @Test
  void commitsThatOnlyTheWorktreeNamedAreKeptByAReference() {
    work.write("a", "a").commit("A");
    String first = work.resolve("HEAD");
    work.git("commit", "--quiet", "--amend", "-m", "Better");

    Optional<String> kept = removal.remove(shop.path(), owned, NOW, never);

    assertThat(owned.folder()).doesNotExist();
    assertThat(kept).hasValueSatisfying(name -> assertThat(name).startsWith("refs/orchestrator/"));
    shop.git("gc", "--quiet", "--prune=now");
    assertThat(shop.git("cat-file", "-t", first)).isEqualTo("commit");
    assertThat(removal.preserved(shop.path(), never)).isEmpty();
  }

  @Test
  @Tag("F44")
  void aWorktreeWhoseGitFileNamesAnotherOneIsNotTaken() throws IOException {
    shop.git("worktree", "add", "--quiet", "-b", "sibling", temp.resolve("sibling").toString());
    Files.writeString(
        owned.folder().resolve(".git"), "gitdir: " + shop.path() + "/.git/worktrees/sibling\n");

    assertThat(objections().get(0)).contains("no worktree");
    assertThatThrownBy(() -> removal.preserve(shop.path(), owned, NOW, never));
    assertThat(shop.path().resolve(".git/worktrees/sibling")).exists();
  }

  @Test
  void foldersNobodyMayWriteInGoTooAndLinksAreNotFollowed() throws IOException {
    Path cache = Files.createDirectories(owned.folder().resolve("build/cache"));
    Files.writeString(cache.resolve("module"), "m");
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("r-xr-xr-x"));
    Files.createSymbolicLink(owned.folder().resolve("build/link"), library.path());

    removal.remove(shop.path(), owned, NOW, never);

    assertThat(owned.folder()).doesNotExist();
    assertThat(library.path().resolve("README.md")).exists();
  }

  @Test
  void aBranchThatIsCheckedOutElsewhereKeepsAWorktreeFromComingBack() {
    work.write("draft", "d");
    PreservedWorktree saved = removal.preserve(shop.path(), owned, NOW, never);
    shop.git("worktree", "add", "--quiet", temp.resolve("other").toString(), "fix/7");

    assertThatThrownBy(() -> removal.restore(shop.path(), saved, never))
        .hasMessageContaining("checked out elsewhere");
    assertThat(owned.folder()).doesNotExist();
  }

  private SampleRepository made(String place) {
    sandbox.git(owned.folder(), "init", "--quiet", place);
    return sandbox.at(owned.folder().resolve(place));
  }

  private static void moveAway(Path folder) {
    assertThat(folder.toFile().renameTo(folder.resolveSibling("gone").toFile())).isTrue();
  }

  private List<String> objections() {
    return removal.examine(shop.path(), owned, never).objections();
  }
}
