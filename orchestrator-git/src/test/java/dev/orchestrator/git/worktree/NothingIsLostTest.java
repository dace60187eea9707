package dev.orchestrator.git.worktree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.runner.LocalCommandRunner;
import dev.orchestrator.fixtures.GitSandbox;
import dev.orchestrator.fixtures.SampleRepository;
import dev.orchestrator.git.nested.MadeAgain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Agents do anything to a worktree; then it is cleaned up. Without force: what an agent committed
 * is reachable in a repository that stays, and so is what it wrote. With force and undo: everything
 * is as it was. Longer with {@code -Dremoval.worktrees=500}, again with {@code -Dremoval.seed=N}.
 */
@Tag("W1")
@Tag("W2")
class NothingIsLostTest {

  private static final int WORKTREES = Integer.getInteger("removal.worktrees", 6);
  private static final int OPERATIONS = Integer.getInteger("removal.operations", 14);
  private static final long SEED = Long.getLong("removal.seed", 20261201);
  private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");

  @TempDir Path temp;
  private final CancellationToken never = new CancellationToken();
  private final Map<String, Integer> done = new TreeMap<>();
  private int plain;
  private int forced;
  private int refused;

  @Test
  void noObjectThatAnAgentCommittedAndNoFileItWroteIsEverGone() throws IOException {
    for (long seed = SEED; seed < SEED + WORKTREES; seed++) {
      Path folder = Files.createDirectories(temp.resolve("s" + seed));
      try {
        once(folder, seed);
      } catch (AssertionError | Exception failed) {
        throw new AssertionError("removal.seed=" + seed + ": " + failed, failed);
      }
      WorktreeDeletion.undo(folder);
    }
    System.out.printf(
        "%d worktrees: %d removed plainly, %d by force and back, %d left alone; %s%n",
        WORKTREES, plain, forced, refused, done);
    assertThat(forced).isPositive();
  }

  private void once(Path folder, long seed) throws IOException {
    GitSandbox sandbox = GitSandbox.in(folder);
    SampleRepository library = sandbox.repository("library");
    library.write("l", "1").commit("More");
    SampleRepository shop = sandbox.cloneWithOrigin("shop");
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.putAll(sandbox.environment());
    HostEnvironment host = new HostEnvironment(variables, folder);
    try (LocalCommandRunner runner = new LocalCommandRunner(host, Clock.systemUTC())) {
      Worktrees worktrees = new GitWorktrees(runner, host);
      worktrees.provide(request(shop, sandbox), never);
      OwnedWorktree owned = worktrees.owned(shop.path()).get(0);
      Random random = new Random(seed);
      RandomAgent agent = new RandomAgent(sandbox, random, owned.folder(), library.path());
      int operations = 1 + random.nextInt(OPERATIONS * 2);
      for (int i = 0; i < operations; i++) {
        agent.act();
      }
      agent.done.forEach((what, count) -> done.merge(what, count, Integer::sum));
      cleanUp(sandbox, shop, List.of(shop, library), owned, agent, runner);
    }
  }

  private static WorktreeRequest request(SampleRepository shop, GitSandbox sandbox) {
    return new WorktreeRequest(
        shop.path(), sandbox.root().resolve("w/issue-7"), "fix/7", "main", "shop#7");
  }

  private void cleanUp(
      GitSandbox sandbox,
      SampleRepository shop,
      List<SampleRepository> staying,
      OwnedWorktree owned,
      RandomAgent agent,
      LocalCommandRunner runner)
      throws IOException {
    WorktreeRemoval removal = new GitWorktreeRemoval(runner);
    Path gitFolder = shop.path().resolve(".git/worktrees/issue-7");
    Map<Path, Set<String>> commits = new TreeMap<>();
    agent.repositories().forEach(each -> commits.put(each, commits(sandbox, each)));
    Set<String> written = written(sandbox, owned.folder());
    Map<String, String> before = snapshot(owned.folder());
    Map<String, String> gitBefore = snapshot(gitFolder);

    List<String> objections = removal.examine(shop.path(), owned, never).objections();
    if (objections.isEmpty()) {
      plain++;
      removal.remove(shop.path(), owned, NOW, never);
      staying.forEach(each -> each.git("gc", "--quiet", "--prune=now"));
      assertThat(owned.folder()).doesNotExist();
      Set<String> kept = new HashSet<>();
      staying.forEach(
          each ->
              each.git("rev-list", "--all", "--objects")
                  .lines()
                  .forEach(line -> kept.add(line.split(" ", 2)[0])));
      commits.forEach((place, ids) -> assertThat(kept).as("commits of %s", place).containsAll(ids));
      assertThat(kept).as("files").containsAll(written);
      return;
    }
    if (objections.toString().contains("unknown") || objections.toString().contains("cannot be")) {
      refused++;
    }
    forced++;
    PreservedWorktree saved = removal.preserve(shop.path(), owned, NOW, never);
    assertThat(owned.folder()).doesNotExist();
    assertThat(gitFolder).doesNotExist();
    shop.git("worktree", "prune");
    shop.git("gc", "--quiet", "--prune=now");
    removal.restore(shop.path(), saved, never);

    assertThat(snapshot(owned.folder())).isEqualTo(before);
    assertThat(snapshot(gitFolder)).isEqualTo(gitBefore);
    commits.forEach(
        (place, ids) -> assertThat(commits(sandbox, place)).as("%s", place).containsAll(ids));
    assertThat(sandbox.program(shop.path(), "fsck", "--connectivity-only").run().err())
        .doesNotContain("missing", "error", "broken");
  }

  private static Set<String> commits(GitSandbox sandbox, Path repository) {
    return new TreeSet<>(
        sandbox
            .program(repository, "rev-list", "HEAD", "--reflog", "--all")
            .run()
            .out()
            .lines()
            .toList());
  }

  /** Contents of all files, but for what belongs to git or is made again. */
  private static Set<String> written(GitSandbox sandbox, Path folder) throws IOException {
    Set<String> ids = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        String inside = folder.relativize(file).toString();
        boolean gits = ("/" + inside + "/").contains("/.git/") || inside.matches(".*bare-\\d+/.*");
        if (!gits && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          if (!MadeAgain.holds(inside)) {
            ids.add(sandbox.git(folder, "hash-object", "--no-filters", "--", file.toString()));
          }
        }
      }
    }
    return ids;
  }

  /** Every file, folder and link, with its permissions and what it holds. */
  private static Map<String, String> snapshot(Path folder) throws IOException {
    Map<String, String> found = new TreeMap<>();
    List<Path> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files.forEach(all::add);
    }
    for (Path file : all) {
      String permissions =
          PosixFilePermissions.toString(
              Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
      String content =
          Files.isSymbolicLink(file)
              ? "-> " + Files.readSymbolicLink(file)
              : Files.isDirectory(file)
                  ? permissions + " folder"
                  : permissions + " " + java.util.Arrays.hashCode(Files.readAllBytes(file));
      found.put(folder.relativize(file).toString(), content);
    }
    return found;
  }
}
