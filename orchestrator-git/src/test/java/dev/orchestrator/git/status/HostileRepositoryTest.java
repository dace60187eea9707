package dev.orchestrator.git.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.fixtures.GitSandbox;
import dev.orchestrator.fixtures.Program;
import dev.orchestrator.fixtures.SampleRepository;
import dev.orchestrator.fixtures.Scripts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories whose configuration is written by an enemy, and surroundings that mislead. */
class HostileRepositoryTest {

  @TempDir private Path folder;
  private GitSandbox sandbox;
  private Path trap;
  private Path sprung;

  @BeforeEach
  void setTheTrap() {
    sandbox = GitSandbox.in(folder);
    sprung = folder.resolve("sprung");
    trap = Scripts.shell(folder.resolve("trap"), "echo sprung >> '" + sprung + "'\ncat\n");
  }

  private RepositoryStatus look(Path path) {
    return Fleet.scanner(sandbox)
        .scan(List.of(Repository.of("x", path)), ScanOptions.defaults())
        .get(0);
  }

  private RepositoryStatus look(SampleRepository repository) {
    return look(repository.path());
  }

  /** Git as a user would call it does spring the trap, so the test could fail. */
  private void assertNotSprungAlthoughSet(SampleRepository repository) {
    assertThat(sprung).doesNotExist();
    sandbox.program(repository.path(), "--no-optional-locks", "status").run();
    assertThat(sprung).exists();
  }

  private void touchEverything(SampleRepository repository) throws Exception {
    Files.setLastModifiedTime(
        repository.path().resolve("README.md"), FileTime.from(Instant.EPOCH.plusSeconds(1)));
  }

  @Test
  void aFileSystemMonitorOfTheRepositoryIsNotRun() {
    SampleRepository repository = sandbox.cloneWithOrigin("monitored");
    repository.git("config", "core.fsmonitor", trap.toString());
    assertThat(look(repository).state()).isEqualTo(RepositoryState.CLEAN);
    assertNotSprungAlthoughSet(repository);
  }

  @Test
  void hooksOfTheRepositoryAreNotRun() throws Exception {
    SampleRepository repository = sandbox.cloneWithOrigin("hooked");
    for (String hook :
        List.of("post-index-change", "fsmonitor-watchman", "reference-transaction")) {
      Scripts.shell(
          repository.path().resolve(".git/hooks/" + hook), "echo x >> '" + sprung + "'\n");
    }
    touchEverything(repository);
    assertThat(look(repository).state()).isEqualTo(RepositoryState.CLEAN);
    assertThat(sprung).doesNotExist();
  }

  @Test
  void aFilterOfTheRepositoryIsNotRunAndTheAnswerSaysSo() throws Exception {
    SampleRepository repository =
        filtered("filtered", r -> r.git("config", "filter.evil=x.clean", trap.toString()));
    touchEverything(repository);
    RepositoryStatus status = look(repository);
    assertNotSprungAlthoughSet(repository);
    assertThat(status.inspection().notes())
        .containsExactly("the filter 'evil=x' of its own configuration was not run");
  }

  @Test
  void aFilterBehindAnIncludeIsNotRunEither() throws Exception {
    Path included = folder.resolve("included");
    Files.writeString(included, "[FILTER \"evil=x\"]\n  clean = " + trap + "\n  required = true\n");
    SampleRepository repository =
        filtered("including", r -> r.git("config", "include.path", included.toString()));
    touchEverything(repository);
    RepositoryStatus status = look(repository);
    assertNotSprungAlthoughSet(repository);
    assertThat(status.state()).isEqualTo(RepositoryState.CLEAN);
  }

  @Test
  void aFilterOfASubmoduleIsNotRun() throws Exception {
    SampleRepository library = filtered("library", r -> {});
    SampleRepository repository = sandbox.repository("with-module");
    repository.git("submodule", "--quiet", "add", library.path().toString(), "lib");
    repository.commit("Add it");
    SampleRepository module = sandbox.at(repository.path().resolve("lib"));
    module.git("config", "filter.evil=x.clean", trap.toString());
    touchEverything(module);
    look(repository);
    assertNotSprungAlthoughSet(repository);
  }

  @Test
  void aRepositoryInsideAnotherWithAGitDirectoryOfItsOwnRunsNothingEither() throws Exception {
    SampleRepository repository = sandbox.repository("outer");
    SampleRepository inner = filtered("outer/lib/inner", r -> {});
    repository.git("-c", "advice.addEmbeddedRepo=false", "add", "lib/inner");
    repository.commit("Add it without .gitmodules");
    inner.git("config", "filter.evil=x.clean", trap.toString());
    inner.git("config", "core.fsmonitor", trap.toString());
    touchEverything(inner);
    look(repository);
    assertNotSprungAlthoughSet(repository);
  }

  @Test
  void aRepositoryOfAnotherUserIsAnErrorThatSaysSo() {
    SampleRepository repository = sandbox.cloneWithOrigin("theirs");
    Program chown =
        Program.of(folder, List.of("chown", "-R", "65534", repository.path().toString()));
    assumeThat(chown.run().status()).as("only root can give files away").isZero();
    RepositoryStatus status = look(repository);
    assertThat(status.state()).isEqualTo(RepositoryState.ERROR);
    assertThat(status.inspection().error().orElseThrow()).contains("dubious ownership");
    assertThat(status.clean()).isFalse();
  }

  @Test
  void aFleetIsAskedInASeriesAndOneThatHangsTakesOnlyItsOwnShell() {
    sandbox.git(sandbox.root(), "config", "--global", "filter.slow.clean", "sleep 98765; cat");
    List<Repository> fleet =
        new ArrayList<>(
            IntStream.range(0, 20)
                .mapToObj(i -> sandbox.repository("fine '" + i).write("new", "x"))
                .map(each -> Repository.of(each.path().getFileName().toString(), each.path()))
                .toList());
    fleet.add(3, hanging("hanging"));
    List<RepositoryStatus> answers =
        new ArrayList<>(
            Fleet.scanner(sandbox)
                .scan(fleet, new ScanOptions(Duration.ofSeconds(2), status -> {})));
    assertThat(answers.remove(3).state()).isEqualTo(RepositoryState.TIMEOUT);
    assertThat(answers)
        .allMatch(status -> status.changes().untrackedFiles() == 1 && !status.clean());
    assertThat(ProcessHandle.allProcesses().filter(HostileRepositoryTest::isOurSleep)).isEmpty();
  }

  @Test
  void aFilterOfTheUserIsRunBecauseTheAnswerDependsOnIt() throws Exception {
    sandbox.git(sandbox.root(), "config", "--global", "filter.evil=x.clean", "tr a-z A-Z");
    SampleRepository repository = filtered("upper", r -> {});
    repository.git("add", "--renormalize", ".");
    repository.commit("Store what the filter makes of it");
    touchEverything(repository);
    assertThat(look(repository).state()).isEqualTo(RepositoryState.CLEAN);
  }

  private SampleRepository filtered(String name, Consumer<SampleRepository> configure) {
    SampleRepository repository = sandbox.repository(name);
    repository.write(".gitattributes", "*.md filter=evil=x\n");
    // Without it a file is filtered only when its time stamp happens to be that of the index.
    repository.git("add", "--renormalize", ".");
    repository.commit("Filter");
    configure.accept(repository);
    return repository;
  }

  @Test
  void nothingIsFetchedForAPartialClone() {
    SampleRepository repository = sandbox.cloneWithOrigin("partial");
    repository.git("config", "core.sshCommand", trap.toString());
    repository.git("config", "remote.origin.url", "ssh://host/x");
    repository.git("config", "remote.origin.promisor", "true");
    repository.git("config", "remote.origin.partialCloneFilter", "blob:none");
    repository.git("rm", "--quiet", "--cached", "README.md");
    repository.write("other.md", "# partial\nand more\n").git("add", "other.md");
    look(repository);
    assertThat(sprung).doesNotExist();
  }

  @Test
  void variablesOfASurroundingHookDoNotTurnTheAnswerOnAnotherRepository() {
    SampleRepository mine = sandbox.cloneWithOrigin("mine");
    SampleRepository other = sandbox.cloneWithOrigin("other").write("README.md", "changed");
    Map<String, String> hook =
        Map.of(
            "GIT_DIR", other.path() + "/.git",
            "GIT_WORK_TREE", other.path().toString(),
            "GIT_INDEX_FILE", "/nowhere",
            "GIT_TRACE", "1",
            "LC_ALL", "de_DE.UTF-8",
            "LANGUAGE", "de");
    RepositoryScanner scanner =
        new RepositoryScanner(
            Fleet.runner(sandbox, hook), Clock.systemUTC(), new CancellationToken());
    RepositoryStatus status =
        scanner.scan(List.of(Repository.of("mine", mine.path())), ScanOptions.defaults()).get(0);
    assertThat(status.state()).isEqualTo(RepositoryState.CLEAN);
    assertThat(status.inspection().notes()).isEmpty();
  }

  @Test
  void manyThatHangTakeTheTimeOfOneAndLeaveNothingBehind() {
    sandbox.git(sandbox.root(), "config", "--global", "filter.slow.clean", "sleep 98765; cat");
    List<Repository> hanging =
        IntStream.range(0, 12).mapToObj(i -> hanging("hanging" + i)).toList();
    ScanOptions options = new ScanOptions(Duration.ofSeconds(2), status -> {});
    long start = System.nanoTime();
    List<RepositoryStatus> answers = Fleet.scanner(sandbox).scan(hanging, options);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertThat(answers).allMatch(status -> status.state() == RepositoryState.TIMEOUT);
    assertThat(answers).allMatch(status -> status.head().branch().equals("main"));
    assertThat(took).as("12 one after another").isLessThan(Duration.ofSeconds(24));
    assertThat(ProcessHandle.allProcesses().filter(HostileRepositoryTest::isOurSleep)).isEmpty();
  }

  private Repository hanging(String name) {
    SampleRepository repository = sandbox.repository(name);
    repository.write(".gitattributes", "*.slow filter=slow\n");
    repository.git("-c", "filter.slow.clean=cat", "add", "--all");
    repository.write("a.slow", "1").git("-c", "filter.slow.clean=cat", "add", "--all");
    repository.git("-c", "filter.slow.clean=cat", "commit", "--quiet", "--message", "Slow");
    repository.write("a.slow", "2");
    return Repository.of(name, repository.path());
  }

  private static boolean isOurSleep(ProcessHandle process) {
    return process.info().commandLine().filter(line -> line.endsWith("sleep 98765")).isPresent();
  }

  @Test
  @Tag("S41")
  void aRepositoryThatGoesWhileItIsLookedAtIsItsOwnAffair() {
    SampleRepository going = sandbox.repository("going");
    String remove = "rm -rf '" + going.path() + "'; echo gone";
    sandbox.git(sandbox.root(), "config", "--global", "filter.going.clean", remove);
    going.write("a.going", "1").commit("Add");
    going.write(".git/info/attributes", "*.going filter=going\n").write("a.going", "2");
    Repository stays = Repository.of("stays", sandbox.cloneWithOrigin("stays").path());
    List<RepositoryStatus> answers =
        Fleet.scanner(sandbox)
            .scan(List.of(Repository.of("going", going.path()), stays), ScanOptions.defaults());
    assertThat(going.path()).doesNotExist();
    assertThat(answers).extracting(RepositoryStatus::clean).containsExactly(false, true);
  }

  @Test
  void twoEntriesOfOneFolderAreLookedAtOnceAndAnsweredTwice() throws Exception {
    SampleRepository repository = sandbox.cloneWithOrigin("one").write("new", "x");
    Path link = Files.createSymbolicLink(folder.resolve("link"), repository.path());
    List<RepositoryStatus> looks = new java.util.concurrent.CopyOnWriteArrayList<>();
    List<RepositoryStatus> answers =
        Fleet.scanner(sandbox)
            .scan(
                List.of(Repository.of("a", repository.path()), Repository.of("b", link)),
                new ScanOptions(ScanOptions.DEFAULT_TIMEOUT, looks::add));
    assertThat(looks).hasSize(1);
    assertThat(answers).extracting(RepositoryStatus::name).containsExactly("a", "b");
    assertThat(answers)
        .extracting(status -> status.changes().untrackedFiles())
        .containsExactly(1, 1);
    assertThat(answers.get(1).place().path()).isEqualTo(link.toString());
  }

  @Test
  void withoutGitThereIsOneErrorAndNotARowForEach() {
    SampleRepository repository = sandbox.repository("one");
    RepositoryScanner scanner =
        new RepositoryScanner(
            Fleet.runner(sandbox, Map.of("PATH", "/nowhere")),
            Clock.systemUTC(),
            new CancellationToken());
    List<Repository> fleet =
        List.of(Repository.of("one", repository.path()), Repository.of("two", sandbox.root()));
    assertThatThrownBy(() -> scanner.scan(fleet, ScanOptions.defaults()))
        .isInstanceOf(OrchestratorException.class)
        .hasMessageContaining("git");
  }

  @Test
  void aGitThatIsTooOldIsRefusedBeforeItMisleads() {
    Scripts.shell(folder.resolve("bin/git"), "echo git version 2.30.2\n");
    RepositoryScanner scanner =
        new RepositoryScanner(
            Fleet.runner(sandbox, Map.of("PATH", folder.resolve("bin").toString())),
            Clock.systemUTC(),
            new CancellationToken());
    List<Repository> fleet = List.of(Repository.of("one", sandbox.repository("one").path()));
    assertThatThrownBy(() -> scanner.scan(fleet, ScanOptions.defaults()))
        .isInstanceOf(OrchestratorException.class)
        .hasMessage("git 2.30.2 is too old: at least 2.35 is needed");
  }
}
