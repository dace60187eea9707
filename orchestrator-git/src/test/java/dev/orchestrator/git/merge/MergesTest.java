package dev.orchestrator.git.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.runner.LocalCommandRunner;
import dev.orchestrator.fixtures.GitSandbox;
import dev.orchestrator.fixtures.SampleRepository;
import dev.orchestrator.fixtures.Scripts;
import dev.orchestrator.fixtures.TreeDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergesTest {

  private static final Identity ADA =
      new Identity("Ada", "ada@example.org", Instant.parse("2026-11-30T10:00:00Z"));

  @TempDir Path temp;
  private GitSandbox sandbox;
  private SampleRepository shop;
  private LocalCommandRunner runner;

  @BeforeEach
  void begin() {
    sandbox = GitSandbox.in(temp);
    shop = sandbox.repository("shop");
    shop.write("list", "a\nb\nc\n").commit("List");
    change("one", "new-1", "1\n");
    change("two", "list", "a\nb\nc\ntwo\n");
    change("three", "list", "a\nb\nc\nthree\n");
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.putAll(sandbox.environment());
    runner = new LocalCommandRunner(new HostEnvironment(variables, temp), Clock.systemUTC());
  }

  @AfterEach
  void end() {
    runner.close();
  }

  @Test
  void aCleanMergeIsTheTreeThatGitItselfMakes() {
    String merged;
    try (MergeSession session = open("main")) {
      String tree = tree(session.merge(pair("two", "one")));
      merged =
          session.commit(
              new NewCommit(
                  tree,
                  List.of(shop.resolve("two"), shop.resolve("one")),
                  "Merge one\n\nBecause.",
                  ADA,
                  ADA));
    }

    shop.checkout("two").git("merge", "--quiet", "--no-edit", "one");
    assertThat(shop.resolve(merged + "^{tree}")).isEqualTo(shop.resolve("two^{tree}"));
    assertThat(shop.git("log", "-1", "--format=%P|%s|%b|%an <%ae> %aI|%cn", merged))
        .isEqualTo(
            shop.resolve("two^1")
                + " "
                + shop.resolve("one")
                + "|Merge one|Because.\n|Ada <ada@example.org> 2026-11-30T10:00:00+00:00|Ada");
  }

  @Test
  void aConflictNamesItsFiles() {
    try (MergeSession session = open("main")) {
      assertThat(session.merge(pair("two", "three")))
          .isEqualTo(new TreeMerge.Conflicted(List.of("list")));
    }
  }

  @Test
  void manyPairsAreAnsweredInTheirOrder() {
    shop.git("switch", "--quiet", "--orphan", "stranger");
    shop.write("other", "x\n").commit("Another history");
    List<CommitPair> pairs =
        List.of(
            pair("two", "one"),
            pair("two", "three"),
            pair("two", "stranger"),
            pair("one", "three"));

    try (MergeSession session = open("main")) {
      List<TreeMerge> answers = session.mergeEach(pairs);

      List<TreeMerge> singly = new ArrayList<>();
      pairs.forEach(pair -> singly.add(session.merge(pair)));
      assertThat(answers).isEqualTo(singly).hasSize(4);
      assertThat(answers.get(2))
          .isEqualTo(new TreeMerge.Failed("refusing to merge unrelated histories"));
    }
  }

  @Test
  void namesOfFilesMayHoldAnything() {
    String odd = "a\"b\n$(id) ä;-x";
    shop.checkout("main").write(odd, "0\n").commit("Odd");
    change("four", odd, "4\n");
    change("five", odd, "5\n");

    try (MergeSession session = open("main")) {
      assertThat(session.merge(pair("four", "five")))
          .isEqualTo(new TreeMerge.Conflicted(List.of(odd)));
      assertThat(session.mergeEach(List.of(pair("four", "five"))))
          .containsExactly(new TreeMerge.Conflicted(List.of(odd)));
    }
  }

  @Test
  void aMissingCommitIsAFailureAndNotAnException() {
    try (MergeSession session = open("main")) {
      TreeMerge merge = session.merge(new CommitPair(shop.resolve("main"), "1".repeat(40)));

      assertThat(merge).isInstanceOf(TreeMerge.Failed.class);
    }
  }

  @Test
  @Tag("L4")
  void whatTheRepositoryConfiguresDoesNotRun() throws Exception {
    Path ran = temp.resolve("ran");
    Path evil = Scripts.shell(temp.resolve("evil"), "touch '" + ran + "'");
    shop.checkout("main").write(".gitattributes", "* merge=evil\n").commit("Attributes");
    shop.git("config", "merge.evil.driver", evil + " %A");
    shop.git("config", "gpg.program", evil.toString());
    shop.git("config", "commit.gpgsign", "true");
    shop.git("config", "core.fsmonitor", evil.toString());
    shop.git("config", "core.hooksPath", temp.toString());
    Files.writeString(shop.path().resolve(".git/info/attributes"), "* merge=evil\n");

    try (MergeSession session = open("main")) {
      assertThat(session.merge(pair("two", "three"))).isInstanceOf(TreeMerge.Conflicted.class);
      assertThat(session.mergeEach(List.of(pair("two", "three"))).get(0))
          .isInstanceOf(TreeMerge.Conflicted.class);
      String tree = tree(session.merge(pair("two", "one")));
      session.commit(new NewCommit(tree, List.of(shop.resolve("one")), "M", ADA, ADA));
    }

    assertThat(ran).doesNotExist();
  }

  @Test
  @Tag("L4")
  void attributesCountWhereTheyAreCommittedAndNowhereElse() {
    shop.checkout("main").write(".gitattributes", "list merge=union\n");

    try (MergeSession session = open("main")) {
      assertThat(session.merge(pair("two", "three"))).isInstanceOf(TreeMerge.Conflicted.class);
    }

    shop.write("sub/.gitattributes", "x merge=binary\n").commit("Attributes");
    try (MergeSession session = open("main")) {
      assertThat(session.merge(pair("two", "three"))).isInstanceOf(TreeMerge.Clean.class);
    }
  }

  @Test
  @Tag("L1")
  void theCheckoutIsTheSameToTheByte() {
    shop.checkout("main").write("list", "changed\n").write("untracked", "x\n");
    String before = TreeDigest.of(shop.path(), ".git");
    String index = TreeDigest.of(shop.path().resolve(".git"), "objects");

    try (MergeSession session = open("main")) {
      String tree = tree(session.merge(pair("two", "one")));
      session.commit(new NewCommit(tree, List.of(shop.resolve("one")), "M", ADA, ADA));
    }

    assertThat(TreeDigest.of(shop.path(), ".git")).isEqualTo(before);
    assertThat(TreeDigest.of(shop.path().resolve(".git"), "objects")).isEqualTo(index);
  }

  @Test
  void aShallowHistoryIsMergedAsFarAsItGoes() {
    shop.checkout("main");
    sandbox.git(
        temp, "clone", "--quiet", "--depth=1", "--no-single-branch", "file://" + shop, "shallow");
    SampleRepository shallow = sandbox.at(temp.resolve("shallow"));

    try (MergeSession session =
        merges().open(shallow.path(), shallow.resolve("HEAD"), new CancellationToken())) {
      assertThat(
              session.merge(
                  new CommitPair(shallow.resolve("origin/two"), shallow.resolve("origin/one"))))
          .isEqualTo(new TreeMerge.Failed("refusing to merge unrelated histories"));
    }
  }

  @Test
  void aRepositoryOfLongIdsIsMergedAsWell() {
    sandbox.git(temp, "init", "--quiet", "--object-format=sha256", "long");
    SampleRepository repository = sandbox.at(temp.resolve("long"));
    repository.write("a", "1\n").commit("A");
    repository.branch("b").write("b", "1\n").commit("B");
    repository.checkout("main").write("c", "1\n").commit("C");
    CommitPair pair = new CommitPair(repository.resolve("main"), repository.resolve("b"));

    try (MergeSession session =
        merges().open(repository.path(), pair.ours(), new CancellationToken())) {
      String tree = tree(session.merge(pair));
      String commit =
          session.commit(
              new NewCommit(tree, List.of(pair.ours(), pair.theirs()), "Merge", ADA, ADA));
      assertThat(repository.git("ls-tree", "--name-only", commit)).isEqualTo("a\nb\nc");
    }
  }

  @Test
  void aFolderThatIsNoRepositoryIsSaid() {
    assertThatThrownBy(
            () -> merges().open(temp.resolve("home"), "1".repeat(40), new CancellationToken()))
        .isInstanceOf(OrchestratorException.class)
        .hasMessageContaining("not a git repository");
  }

  @Test
  void nothingIsLeftBesideTheRepository() throws Exception {
    Set<Path> before = scratchFolders();
    try (MergeSession session = open("main")) {
      session.merge(pair("two", "one"));
      assertThat(scratchFolders()).hasSizeGreaterThan(before.size());
    }
    assertThat(before).containsAll(scratchFolders());
  }

  private static Set<Path> scratchFolders() throws IOException {
    try (var there = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return there
          .filter(file -> file.getFileName().toString().startsWith("orchestrator-merge-"))
          .collect(Collectors.toSet());
    }
  }

  private void change(String branch, String file, String content) {
    shop.checkout("main").branch(branch).write(file, content).commit("Change on " + branch);
  }

  private CommitPair pair(String ours, String theirs) {
    return new CommitPair(shop.resolve(ours), shop.resolve(theirs));
  }

  private MergeSession open(String attributesOf) {
    return merges().open(shop.path(), shop.resolve(attributesOf), new CancellationToken());
  }

  private Merges merges() {
    return new GitMerges(runner);
  }

  private static String tree(TreeMerge merge) {
    assertThat(merge).isInstanceOf(TreeMerge.Clean.class);
    return ((TreeMerge.Clean) merge).tree();
  }
}
