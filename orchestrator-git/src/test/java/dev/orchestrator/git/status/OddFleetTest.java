package dev.orchestrator.git.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.fixtures.GitSandbox;
import dev.orchestrator.fixtures.odd.OddRepositories;
import dev.orchestrator.fixtures.odd.OddRepository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One scan over repositories in every state, held against what git says of each when asked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OddFleetTest {

  private GitSandbox sandbox;
  private final Map<String, RepositoryStatus> answers = new LinkedHashMap<>();

  @BeforeAll
  void scanAllOfThem(@TempDir Path folder) throws Exception {
    sandbox = GitSandbox.in(folder);
    List<Repository> repositories = new ArrayList<>();
    for (OddRepository odd : OddRepositories.all()) {
      repositories.add(Repository.of(odd.name(), odd.maker().make(sandbox, odd.name())));
    }
    Fleet.scanner(sandbox)
        .scan(repositories, ScanOptions.defaults())
        .forEach(status -> answers.put(status.name(), status));
  }

  @Test
  void thereAreAtLeastFortyStates() {
    assertThat(answers.size()).isEqualTo(OddRepositories.all().size()).isGreaterThan(40);
  }

  @TestFactory
  Stream<DynamicTest> eachIsCalledWhatItIs() {
    return OddRepositories.all().stream()
        .map(odd -> DynamicTest.dynamicTest(odd.name(), () -> isCalledWhatItIs(odd)));
  }

  private void isCalledWhatItIs(OddRepository odd) {
    RepositoryStatus status = answers.get(odd.name());
    assertThat(status.state()).as(status.toString()).hasToString(odd.state());
    assertThat(status.condition()).as(status.toString()).hasToString(odd.condition());
    assertThat(status.place().kind()).hasToString(odd.kind());
    assertThat(status.operation().map(Object::toString).orElse("")).isEqualTo(odd.operation());
    assertThat(status.clean()).isEqualTo(odd.state().equals("clean"));
    assertThat(status.inspection().error().isPresent()).isEqualTo(!odd.readable());
    assertThat(status.place().exists()).isEqualTo(!odd.state().equals("missing"));
  }

  @TestFactory
  Stream<DynamicTest> eachNumberIsTheOneGitGives() {
    return OddRepositories.all().stream()
        .filter(OddRepository::readable)
        .map(odd -> DynamicTest.dynamicTest(odd.name(), () -> agreesWithGit(odd.name())));
  }

  private void agreesWithGit(String name) {
    RepositoryStatus status = answers.get(name);
    GitOracle git = new GitOracle(sandbox, Path.of(status.place().path()));
    assertThat(status.head().branch()).isEqualTo(git.branch());
    assertThat(status.head().detached()).isEqualTo(git.branch().isEmpty());
    assertThat(status.head().lastCommit()).isEqualTo(git.lastCommit());
    assertThat(status.changes().stashes()).isEqualTo(git.stashes());
    assertThat(List.of(status.tracking().behind(), status.tracking().ahead()))
        .isEqualTo(git.distance());
    if (status.place().kind() != RepositoryKind.BARE) {
      assertThat(status.changes().stagedFiles()).isEqualTo(git.staged());
      assertThat(status.changes().modifiedFiles()).isEqualTo(git.modified());
      assertThat(status.changes().untrackedFiles()).isEqualTo(git.untracked());
      assertThat(status.changes().conflictedFiles()).isEqualTo(git.conflicted());
    }
  }

  @Test
  void aFolderInsideOfARepositoryDoesNotAnswerForTheRepository() {
    RepositoryStatus status = answers.get("folder-of-another-repository");
    assertThat(status.head().branch()).isEmpty();
    assertThat(status.inspection().error()).contains("not a git repository");
  }
}
