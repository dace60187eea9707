package dev.orchestrator.cli.startup;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orchestrator.fixtures.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a Java that only writes down how it was called, so that each case takes milliseconds. */
class StartupArchiveTest {

  private static final String RECORDER =
      """
      for word; do
        case $word in -XX:ArchiveClassesAtExit=* | -XX:AOTCacheOutput=*) made=${word#*=} ;; esac
      done
      if [ -n "${made:-}" ]; then
        echo made >>"$HOME/makers"
        [ -e "$HOME/cannot" ] || echo archive >"$made"
      else
        echo "$@"
      fi
      """;

  @TempDir Path folder;
  private Installation installation;
  private Path java;
  private Path cache;

  @BeforeEach
  void install() throws IOException {
    Path root = folder.toRealPath();
    installation = Installation.in(root.resolve("home"));
    java = Installation.java(root.resolve("java"), "17.0.9", RECORDER);
    cache = root.resolve("a cache");
  }

  @Test
  void theFirstStartMakesAnArchiveInTheBackgroundAndTheNextUsesIt() throws IOException {
    assertThat(call("status").output()).doesNotContain("SharedArchiveFile");

    Path archive = awaitArchive();

    assertThat(call("status").output()).contains("-XX:SharedArchiveFile=" + archive);
    assertThat(archive.getParent()).startsWith(cache);
  }

  @Test
  void java25GetsACacheOfItsOwnKind() throws IOException {
    Installation.java(java, "25.0.3", RECORDER);

    call("status").output();
    awaitArchive();

    assertThat(call("status").output()).contains("-XX:AOTCache=");
  }

  @Test
  void theArchiveIsForItsUserAlone() throws IOException {
    call("status").output();

    assertThat(Files.getPosixFilePermissions(awaitArchive().getParent()))
        .allMatch(permission -> permission.name().startsWith("OWNER_"));
  }

  @Test
  void askingForHelpOrTheVersionMakesNothing() {
    call("--help").output();
    call("status", "--help").output();
    call("--version").output();

    assertThat(cache).doesNotExist();
  }

  @Test
  void anotherBuildOrAnotherPlaceOrAnotherJavaGetsAnotherArchive() throws IOException {
    call("status").output();
    awaitArchive();

    Files.writeString(installation.home().resolve("lib/build-id"), "fedcba9876543210\n");

    assertThat(call("status").output()).doesNotContain("SharedArchiveFile");
    await().atMost(ofMinutes(1)).until(() -> makers() == 2);
  }

  @Test
  void anArchiveThatCannotBeMadeIsNotTriedAtEveryStart() throws IOException {
    Files.createFile(installation.home().resolve("cannot"));
    call("status").output();
    awaitArchive();

    assertThat(call("status").output()).doesNotContain("SharedArchiveFile");
    assertThat(call("status").output()).doesNotContain("SharedArchiveFile");
    assertThat(makers()).isEqualTo(1);
  }

  @Test
  void aCacheThatCannotBeWrittenDisturbsNobody() throws IOException {
    Files.createFile(cache);

    Program.Ended ended = call("status").run();

    assertThat(ended.status()).isZero();
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void whatAKilledMakerLeftBehindIsSweptAndMadeAnew() throws IOException {
    call("status").output();
    Path archive = awaitArchive();
    Files.delete(archive.resolveSibling(archive.getFileName() + ".for"));
    Path lock = Files.createDirectory(archive.resolveSibling(archive.getFileName() + ".lock"));
    Path left = Files.createDirectory(archive.resolveSibling(".new.123456"));
    FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
    Files.setLastModifiedTime(lock, longAgo);
    Files.setLastModifiedTime(left, longAgo);

    call("status").output();

    awaitArchive();
    assertThat(left).doesNotExist();
    await().atMost(ofMinutes(1)).until(() -> Files.notExists(lock));
  }

  @Test
  void oneMakerIsEnoughForManyStartsAtOnce() throws Exception {
    List<Thread> starts = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      starts.add(new Thread(() -> call("status").output()));
    }
    starts.forEach(Thread::start);
    for (Thread start : starts) {
      start.join();
    }
    awaitArchive();

    assertThat(makers()).isEqualTo(1);
  }

  @Test
  void makeWaitsAndPutsTheArchiveBesideTheInstallation() throws IOException {
    String words = call("status").with(Map.of("ORCHESTRATOR_STARTUP_CACHE", "make")).output();

    assertThat(words)
        .contains(
            "-XX:SharedArchiveFile=" + installation.home().resolve("lib/startup/17.0.9+1.jsa"));
    assertThat(call("status").output()).contains("lib/startup/17.0.9+1.jsa");
    assertThat(cache).doesNotExist();
  }

  @Test
  void offNeitherMakesNorUsesOne() {
    call("status").with(Map.of("ORCHESTRATOR_STARTUP_CACHE", "make")).output();

    assertThat(call("status").with(Map.of("ORCHESTRATOR_STARTUP_CACHE", "off")).output())
        .doesNotContain("SharedArchiveFile");
  }

  private Program call(String... arguments) {
    return installation
        .call(arguments)
        .with(
            Map.of(
                "JAVA_HOME", java.toString(),
                "XDG_CACHE_HOME", cache.toString(),
                "ORCHESTRATOR_STARTUP_CACHE", "on"));
  }

  /** Waits for the file beside the archive, which is written last, and for its maker to be gone. */
  private Path awaitArchive() throws IOException {
    await().atMost(ofMinutes(1)).until(() -> claims().size() == 1 && locks().isEmpty());
    Path claim = claims().get(0);
    return claim.resolveSibling(claim.getFileName().toString().replaceFirst("\\.for$", ""));
  }

  private List<Path> claims() throws IOException {
    return made(".for");
  }

  private List<Path> locks() throws IOException {
    return made(".lock");
  }

  private List<Path> made(String ending) throws IOException {
    Path archives = cache.resolve("orchestrator/startup");
    if (!Files.isDirectory(archives)) {
      return List.of();
    }
    try (var files = Files.list(archives)) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }

  private long makers() throws IOException {
    return Files.readAllLines(installation.home().resolve("makers")).size();
  }
}
