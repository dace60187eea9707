package dev.orchestrator.cli.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orchestrator.fixtures.TmuxTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the supervisor again and again, and now and then its tmux server, while it works on a plan:
 * at the end every issue was done once, never twice at the same time, and nothing is left running.
 *
 * <p>{@code -Dchaos.kills=200 -Dchaos.issues=60 -Dchaos.pace=30} is the long form; {@code
 * -Dchaos.seed=N} repeats one. What happened is counted in {@code target/chaos-SEED.txt}.
 */
class ChaosTest {

  private static final int KILLS = Integer.getInteger("chaos.kills", 12);
  private static final int ISSUES = Integer.getInteger("chaos.issues", 20);
  private static final int PACE = Integer.getInteger("chaos.pace", 1);
  private static final long SEED = Long.getLong("chaos.seed", 20261122);

  /**
   * Takes a lock per issue, so that a second live attempt of one cannot go unnoticed; and waits for
   * its share of the kills, so that no machine is fast enough to finish the run before they are
   * over.
   */
  private static final String AGENT =
      """
      cat > /dev/null
      ledger="$ROOT/ledger"
      mkdir "$ROOT/lock-$ORCHESTRATOR_ISSUE" || echo "twice $ORCHESTRATOR_ISSUE $ORCHESTRATOR_ATTEMPT" >> "$ledger"
      trap 'rmdir "$ROOT/lock-$ORCHESTRATOR_ISSUE"; exit 143' HUP TERM
      echo "begin $ORCHESTRATOR_ISSUE $ORCHESTRATOR_ATTEMPT" >> "$ledger"
      until [ "$(cat "$ROOT/kills")" -ge $((ORCHESTRATOR_ISSUE * $KILLS / $ISSUES)) ]; do sleep 0.1; done
      sleep $((ORCHESTRATOR_ISSUE % $PACE)).$((ORCHESTRATOR_ISSUE % 7 + 1))
      echo "$ORCHESTRATOR_ISSUE" > result
      git add result && git commit -qm "Do $ORCHESTRATOR_ISSUE" || exit 1
      echo "end $ORCHESTRATOR_ISSUE $ORCHESTRATOR_ATTEMPT" >> "$ledger"
      rmdir "$ROOT/lock-$ORCHESTRATOR_ISSUE"
      """;

  @TempDir Path temp;
  private SampleRun sample;
  private final Random random = new Random(SEED);

  @BeforeEach
  void begin() {
    sample = SampleRun.in(temp);
    sample
        .agent(
            AGENT
                .replace("$ROOT", sample.root().toString())
                .replace("$PACE", "" + PACE)
                .replace("$KILLS", "" + KILLS)
                .replace("$ISSUES", "" + ISSUES))
        .plan("\"num_workers\": 4, \"max_retries\": 9, \"issues\": [" + issues() + "]");
  }

  @AfterEach
  void end() {
    sample.close();
  }

  @TmuxTest
  @Tag("F16")
  @Tag("F22")
  @Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void everyIssueIsDoneOnceHoweverOftenTheSupervisorIsKilled() throws Exception {
    int kills = 0;
    int serverKills = 0;
    Map<Long, Integer> lives = new TreeMap<>();
    countKills(kills);
    long recorded = recorded();
    Process supervisor = supervise();
    while (kills < KILLS && !endsBeforeItIsKilled(supervisor, recorded)) {
      supervisor.destroyForcibly().waitFor();
      lives.merge(Long.highestOneBit(recorded() - recorded), 1, Integer::sum);
      countKills(++kills);
      if (random.nextInt(10) == 0) {
        sample.tmux().program("orchestrator", "kill-server").run();
        serverKills++;
      }
      recorded = recorded();
      supervisor = supervise();
    }
    assertThat(supervisor.waitFor(10, TimeUnit.MINUTES)).isTrue();

    String counts =
        "seed %d: %d issues, %d of %d kills of the supervisor, %d of its tmux server; killed after so many bytes of journal: %s"
            .formatted(SEED, ISSUES, kills, KILLS, serverKills, lives);
    Files.writeString(Path.of("target", "chaos-" + SEED + ".txt"), counts + "\n");
    String story = counts + "\n" + sample.output();
    assertThat(supervisor.exitValue()).as(story).isZero();
    assertThat(kills).as(story).isEqualTo(KILLS);
    List<String> ledger = Files.readAllLines(sample.root().resolve("ledger"));
    assertThat(ledger).as(story).noneMatch(line -> line.startsWith("twice"));
    assertThat(ends(ledger))
        .as(story)
        .hasSize(ISSUES)
        .allSatisfy((issue, times) -> assertThat(times).isEqualTo(1));
    await().untilAsserted(() -> assertThat(orphans()).as(story).isEmpty());
  }

  /**
   * Every second kill comes at any time, which on a slow machine is while the supervisor comes up;
   * the others once it has taken the run over, among what it writes down then.
   */
  private boolean endsBeforeItIsKilled(Process supervisor, long recorded)
      throws IOException, InterruptedException {
    int patience = 300 + random.nextInt(2700);
    if (random.nextBoolean()) {
      return supervisor.waitFor(patience, TimeUnit.MILLISECONDS);
    }
    long records = recorded + random.nextLong(1, 4_000);
    return endsBefore(recorded + 1, TimeUnit.MINUTES.toMillis(1), supervisor)
        || endsBefore(records, patience, supervisor);
  }

  /** Whether the supervisor ends before the journal has grown so far, and before it is too late. */
  private boolean endsBefore(long records, long millis, Process supervisor)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (recorded() < records && System.nanoTime() - deadline < 0) {
      if (supervisor.waitFor(2, TimeUnit.MILLISECONDS)) {
        return true;
      }
    }
    return false;
  }

  /** How many bytes the journal has. */
  private long recorded() throws IOException {
    Path journal = sample.root().resolve("state/runs/shop/journal.jsonl");
    return Files.exists(journal) ? Files.size(journal) : 0;
  }

  /** Replaced and not written over, for the agents read it all the time. */
  private void countKills(int kills) throws IOException {
    Path written = Files.writeString(sample.root().resolve("kills.new"), kills + "\n");
    Files.move(written, sample.root().resolve("kills"), StandardCopyOption.ATOMIC_MOVE);
  }

  private Process supervise() throws IOException {
    return sample.start("workers", "monitor");
  }

  private static Map<String, Long> ends(List<String> ledger) {
    return ledger.stream()
        .filter(line -> line.startsWith("end "))
        .collect(Collectors.groupingBy(line -> line.split(" ", -1)[1], Collectors.counting()));
  }

  private List<String> orphans() {
    return ProcessHandle.allProcesses()
        .filter(each -> environmentOf(each).contains("ORCHESTRATOR_WORKTREE=" + sample.root()))
        .map(each -> each.pid() + " " + each.info().commandLine().orElse("?"))
        .toList();
  }

  /** Empty for a process that is gone or somebody else's. */
  private static String environmentOf(ProcessHandle process) {
    Path environment = Path.of("/proc", Long.toString(process.pid()), "environ");
    try {
      return Files.readString(environment, java.nio.charset.StandardCharsets.ISO_8859_1);
    } catch (IOException goneOrForeign) {
      return "";
    }
  }

  private static String issues() {
    return IntStream.rangeClosed(1, ISSUES)
        .mapToObj(
            number ->
                "{\"number\": %d, \"title\": \"Issue %d\"%s}"
                    .formatted(
                        number,
                        number,
                        number > 3 && number % 4 == 0
                            ? ", \"depends_on\": [" + (number - 3) + "]"
                            : ""))
        .collect(Collectors.joining(", "));
  }
}
