package dev.orchestrator.exec.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.management.ThreadMXBean;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandEnd;
import dev.orchestrator.exec.command.CommandInput;
import dev.orchestrator.exec.command.CommandOutput;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandSession;
import dev.orchestrator.exec.process.ProcessTable;
import dev.orchestrator.fixtures.Scripts;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LocalCommandRunnerTest {

  private static final Duration AMPLE = Duration.ofSeconds(40);

  @TempDir Path folder;

  private final CancellationToken cancellation = new CancellationToken();
  private final LocalCommandRunner runner =
      new LocalCommandRunner(HostEnvironment.ofThisProcess(), Clock.systemUTC());

  @AfterEach
  void close() {
    runner.close();
  }

  @Test
  void bothStreamsAndTheExitStatusComeBack() {
    CommandResult result = shell("printf out; printf err >&2; exit 3");

    assertThat(result.outputText()).isEqualTo("out");
    assertThat(result.errorText()).isEqualTo("err");
    assertThat(result.end()).isEqualTo(new CommandEnd.Exited(3));
    assertThat(result.killed()).isEmpty();
  }

  @Test
  @Tag("B10")
  void argumentsArriveAsTheyAre() {
    List<String> hostile =
        List.of(
            "a b", "it's", "\"q\"", "$(id)", "`id`", "-rf", "", "new\nline", "{{x}}", "ä€", "*");
    List<String> argv = new ArrayList<>(List.of("printf", "%s\\0"));
    argv.addAll(hostile);

    CommandResult result = run(Command.capturing(argv, folder, AMPLE));

    assertThat(result.outputText().split("\0", -1)).startsWith(hostile.toArray(String[]::new));
  }

  @Test
  void aProgramWhoseNameStartsWithADashIsNoOptionOfOurs() throws Exception {
    Path odd = Scripts.shell(folder.resolve("bin/-w x"), "echo ran");

    CommandResult result =
        run(
            Command.capturing(List.of("-w x"), folder, AMPLE)
                .withEnvironment(Map.of("PATH", odd.getParent() + ":" + System.getenv("PATH"))));

    assertThat(result.outputText()).isEqualTo("ran\n");
  }

  @Test
  void aMissingProgramOrFolderIsAResultAndNotAnException() {
    CommandResult noProgram = run(Command.capturing(List.of("no-such-program"), folder, AMPLE));
    CommandResult noFolder = run(Command.capturing(List.of("true"), folder.resolve("gone"), AMPLE));

    assertThat(noProgram.end())
        .isEqualTo(new CommandEnd.NotStarted("no program no-such-program was found"));
    assertThat(noFolder.end()).isInstanceOf(CommandEnd.NotStarted.class);
  }

  @Test
  @Tag("B2")
  void aSignalIsReportedAsOne() {
    assertThat(shell("kill -SEGV $$").end()).isEqualTo(new CommandEnd.Signalled(11));
  }

  @Test
  @Tag("B7")
  void standardInputIsAtItsEndOrAFile() throws Exception {
    Path given = Files.writeString(folder.resolve("given"), "hello");
    Command cat = Command.capturing(List.of("cat"), folder, AMPLE);

    assertThat(run(cat).outputText()).isEmpty();
    assertThat(run(cat.withInput(new CommandInput.FromFile(given))).outputText())
        .isEqualTo("hello");
  }

  @Test
  void aLongTextArrivesWhileTheProgramTalks() {
    String text = "ä line of text\n".repeat(100_000);

    CommandResult result =
        run(
            Command.capturing(List.of("cat"), folder, AMPLE)
                .withInput(new CommandInput.Text(text)));

    assertThat(result.outputText()).isEqualTo(text);
  }

  @Test
  void aProgramThatDoesNotReadItsTextIsNoError() {
    String text = "unread\n".repeat(100_000);

    CommandResult result =
        run(
            Command.capturing(List.of("true"), folder, AMPLE)
                .withInput(new CommandInput.Text(text)));

    assertThat(result.isSuccess()).isTrue();
  }

  @Test
  void theChildHasNoTerminalToAskOn() {
    assertThat(shell("exec 2>/dev/null; : </dev/tty && echo terminal").outputText()).isEmpty();
  }

  @Test
  void inheritedGitVariablesDoNotReachTheChild() {
    Map<String, String> hook = new HashMap<>(System.getenv());
    hook.put("GIT_DIR", "/elsewhere");
    hook.put("GIT_INDEX_FILE", "/elsewhere/index");
    hook.put("GIT_TRACE", "1");
    hook.put("GIT_SSH_COMMAND", "ssh -i key");
    try (LocalCommandRunner inHook =
        new LocalCommandRunner(new HostEnvironment(hook, folder), Clock.systemUTC())) {
      CommandResult result =
          inHook.run(Command.capturing(List.of("env"), folder, AMPLE), cancellation);

      assertThat(result.outputText().lines())
          .contains("GIT_TERMINAL_PROMPT=0", "GIT_ASKPASS=", "GIT_SSH_COMMAND=ssh -i key")
          .noneMatch(line -> line.startsWith("GIT_DIR="))
          .noneMatch(line -> line.startsWith("GIT_INDEX_FILE="))
          .noneMatch(line -> line.startsWith("GIT_TRACE="));
    }
  }

  @Test
  void whatExceedsTheCaptureLimitIsDroppedAndSaid() {
    CommandResult result =
        run(
            Command.capturing(List.of("sh", "-c", "head -c 100000 /dev/zero"), folder, AMPLE)
                .withOutput(new CommandOutput.Capture(1000)));

    assertThat(result.standardOutput()).hasSize(1000);
    assertThat(result.end())
        .isEqualTo(new CommandEnd.OutputIncomplete(0, "it is longer than 1000 bytes"));
    assertThat(result.isSuccess()).isFalse();
    assertThatThrownBy(result::outputText)
        .isInstanceOf(OrchestratorException.class)
        .hasMessageContaining("incomplete");
  }

  @Test
  void aTalkativeCommandDoesNotFillTheDiskAndItsFirstWordsAreKept() {
    Command flood =
        Command.capturing(
                List.of("sh", "-c", "echo first; timeout 1 yes >&1 2>&1; echo last"), folder, AMPLE)
            .withOutput(new CommandOutput.Capture(6));

    CommandResult result = run(flood);

    assertThat(result.outputSoFar()).isEqualTo("first\n");
    assertThat(result.end()).isInstanceOf(CommandEnd.OutputIncomplete.class);
  }

  @Test
  void theOutputOfACommandThatDidNotExitByItselfIsNotAnAnswer() {
    CommandResult result = shell("echo half; kill -KILL $$");

    assertThat(result.outputSoFar()).isEqualTo("half\n");
    assertThatThrownBy(result::outputText).hasMessageContaining("was killed by signal 9");
  }

  @Test
  void aLogIsPrivateAndReplacesALinkInsteadOfFollowingIt() throws Exception {
    Path victim = Files.writeString(folder.resolve("victim"), "precious");
    Path log = folder.resolve("logs/build.log");
    Files.createDirectories(log.getParent());
    Files.createSymbolicLink(log, victim);

    CommandResult result =
        run(
            Command.capturing(List.of("sh", "-c", "echo out; echo err >&2"), folder, AMPLE)
                .withOutput(new CommandOutput.ToLog(log)));

    assertThat(result.isSuccess()).isTrue();
    assertThat(victim).hasContent("precious");
    assertThat(log).hasContent("out\nerr\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
        .isEqualTo("rw-------");
  }

  @Test
  @Tag("B5")
  void whatGoesToALogDoesNotPassThroughTheMemoryOfThisProgram() throws Exception {
    Path log = folder.resolve("log");
    Command loud =
        Command.capturing(List.of("head", "-c", "300M", "/dev/zero"), folder, AMPLE)
            .withOutput(new CommandOutput.ToLog(log));
    long before = allocated();

    run(loud);

    assertThat(Files.size(log)).isEqualTo(300L << 20);
    assertThat(allocated() - before).isLessThan(30L << 20);
  }

  @Test
  void aLogThatIsAFolderStopsTheCommandBeforeItStarts() throws Exception {
    Path log = Files.createDirectory(folder.resolve("log"));

    CommandResult result =
        run(
            Command.capturing(List.of("touch", "started"), folder, AMPLE)
                .withOutput(new CommandOutput.ToLog(log)));

    assertThat(result.end()).isInstanceOf(CommandEnd.NotStarted.class);
    assertThat(folder.resolve("started")).doesNotExist();
  }

  @Test
  @Tag("B3")
  void atTheTimeLimitTheWholeTreeGoesEvenThoseWhoLeftTheSession() throws Exception {
    CommandResult result =
        run(
            Command.capturing(List.of("sh", "-c", escapees()), folder, Duration.ofSeconds(1))
                .withOutput(new CommandOutput.ToLog(folder.resolve("log"))));

    assertThat(result.end()).isEqualTo(new CommandEnd.TimedOut(Duration.ofSeconds(1)));
    assertThat(result.killed()).hasSizeGreaterThanOrEqualTo(5).anyMatch(it -> it.endsWith("sleep"));
    assertThatEverybodyIsGone();
  }

  @Test
  void whoIgnoresTheRequestToEndIsMadeTo() {
    CommandResult result =
        run(
            Command.capturing(
                List.of("sh", "-c", "trap '' TERM; while :; do sleep 0.1; done"),
                folder,
                Duration.ofMillis(300)));

    assertThat(result.end()).isInstanceOf(CommandEnd.TimedOut.class);
  }

  @Test
  void cancellingStopsTheTreeToo() throws Exception {
    Thread canceller =
        new Thread(
            () -> {
              await().until(() -> Files.exists(folder.resolve("pids/ready")));
              cancellation.cancel();
            });
    canceller.start();

    CommandResult result = run(Command.capturing(List.of("sh", "-c", escapees()), folder, AMPLE));

    assertThat(result.end()).isEqualTo(new CommandEnd.Cancelled());
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThatEverybodyIsGone();
    canceller.join();
  }

  @Test
  void nothingIsStartedOnceCancelled() {
    cancellation.cancel();

    assertThat(shell("touch started").end()).isEqualTo(new CommandEnd.Cancelled());
    assertThat(folder.resolve("started")).doesNotExist();
  }

  @Test
  void anInterruptedCallerGetsItsInterruptBack() {
    Thread caller = Thread.currentThread();
    Thread interrupter =
        new Thread(
            () -> {
              await().until(() -> Files.exists(folder.resolve("started")));
              caller.interrupt();
            });
    interrupter.start();

    CommandResult result = shell("touch started; sleep 30");

    assertThat(Thread.interrupted()).isTrue();
    assertThat(result.end()).isEqualTo(new CommandEnd.Cancelled());
  }

  @Test
  void aBackgroundChildThatHoldsTheOutputOpenDoesNotHoldTheCaller() {
    CommandResult result = shell("echo done; sleep 300 & echo $! > sleeper");

    assertThat(result.outputText()).isEqualTo("done\n");
    assertThat(result.end()).isEqualTo(new CommandEnd.Exited(0));
    shell("kill $(cat sleeper)");
  }

  @Test
  void inTheSessionOfThisProgramTheTreeIsStillFound() throws Exception {
    CommandResult result =
        run(
            Command.capturing(List.of("sh", "-c", escapees()), folder, Duration.ofSeconds(1))
                .withSession(CommandSession.INHERITED));

    assertThat(result.end()).isInstanceOf(CommandEnd.TimedOut.class);
    assertThatEverybodyIsGone();
  }

  /** A foreground child, a background one, a double fork, and two with sessions of their own. */
  private static String escapees() {
    return """
    mkdir -p pids
    note='echo $$ > pids/$$; exec sleep 300'
    sh -c "$note" &
    (sh -c "$note" &)
    setsid sh -c "$note" &
    (setsid sh -c "$note" >/dev/null 2>&1 &)
    while [ "$(ls pids | wc -l)" -lt 4 ]; do sleep 0.02; done
    touch pids/ready
    sleep 300
    """;
  }

  private void assertThatEverybodyIsGone() throws Exception {
    try (var names = Files.list(folder.resolve("pids"))) {
      List<Path> pids = names.filter(name -> !name.endsWith("ready")).toList();
      assertThat(pids).hasSize(4);
      for (Path pid : pids) {
        long number = Long.parseLong(String.valueOf(pid.getFileName()));
        assertThat(ProcessTable.ofThisMachine().find(number).filter(entry -> !entry.ended()))
            .isEmpty();
      }
    }
  }

  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return LongStream.of(threads.getThreadAllocatedBytes(threads.getAllThreadIds())).sum();
  }

  private CommandResult shell(String script) {
    return run(Command.capturing(List.of("sh", "-c", script), folder, AMPLE));
  }

  private CommandResult run(Command command) {
    return runner.run(command, cancellation);
  }
}
