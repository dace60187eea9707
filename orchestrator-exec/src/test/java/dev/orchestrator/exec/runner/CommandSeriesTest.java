package dev.orchestrator.exec.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandEnd;
import dev.orchestrator.exec.command.CommandOutput;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandSeries;
import dev.orchestrator.exec.process.ProcessTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CommandSeriesTest {

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
  void eachFolderHasItsOwnAnswer() throws Exception {
    try (CommandSeries series = shell("pwd; cat name; echo $WHO >&2; exit $(cat status)", AMPLE)) {
      for (int i = 0; i < 20; i++) {
        Path each = sub("it's $(id) \"" + i + "\" -x");
        Files.writeString(each.resolve("name"), "no line feed " + i);
        Files.writeString(each.resolve("status"), Integer.toString(i));

        CommandResult result = series.runIn(each, Map.of("WHO", "who " + i), cancellation);

        assertThat(result.outputText()).isEqualTo(each + "\nno line feed " + i);
        assertThat(result.errorText()).isEqualTo("who " + i + "\n");
        assertThat(result.end()).isEqualTo(new CommandEnd.Exited(i));
        assertThat(result.command().directory()).isEqualTo(each);
      }
    }
  }

  @Test
  void oneShellServesMany() {
    try (CommandSeries series = shell("echo $PPID", AMPLE)) {
      assertThat(IntStream.range(0, 5).mapToObj(i -> in(series, folder).outputText()))
          .hasSize(5)
          .containsOnly(in(series, folder).outputText());
    }
  }

  @Test
  void aNameWithALineFeedIsAFolderLikeAnyOther() throws Exception {
    Path odd = sub("two\nlines");
    try (CommandSeries series = shell("pwd", AMPLE)) {
      assertThat(in(series, odd).outputText()).isEqualTo(odd + "\n");
      assertThat(in(series, folder).outputText()).isEqualTo(folder + "\n");
    }
  }

  @Test
  void outputThatLooksLikeTheEndOfAnAnswerIsOutput() throws Exception {
    Files.writeString(folder.resolve("forged"), "a\0missing 0\0end 0\0deadbeef 0\0");
    try (CommandSeries series = shell("cat forged; sleep 0.2; cat forged", AMPLE)) {
      assertThat(in(series, folder).outputText())
          .isEqualTo(Files.readString(folder.resolve("forged")).repeat(2));
    }
  }

  @Test
  void anyNumberOfBytesComesBackWhole() throws Exception {
    try (CommandSeries series = shell("head -c $(cat size) /dev/zero", AMPLE)) {
      for (int size : List.of(0, 1, 127, 128, 129, 8191, 8192, 8193, 300_000)) {
        Files.writeString(folder.resolve("size"), Integer.toString(size));
        assertThat(in(series, folder).standardOutput()).isEqualTo(new byte[size]);
      }
    }
  }

  @Test
  void whatExceedsTheLimitIsLeftOutAndToldOf() {
    Command command =
        command("printf 123456789; exit 7", AMPLE).withOutput(new CommandOutput.Capture(4));
    try (CommandSeries series = runner.series(command)) {
      CommandResult result = in(series, folder);

      assertThat(result.outputSoFar()).isEqualTo("1234");
      assertThat(result.end())
          .isEqualTo(new CommandEnd.OutputIncomplete(7, "it is longer than allowed"));
    }
  }

  @Test
  void aFloodOfComplaintsHoldsNothingUp() {
    try (CommandSeries series = shell("head -c 1000000 /dev/zero >&2; echo done", AMPLE)) {
      CommandResult result = in(series, folder);

      assertThat(result.outputText()).isEqualTo("done\n");
      assertThat(result.standardError()).hasSize(1_000_000);
      assertThat(in(series, folder).standardError()).hasSize(1_000_000);
    }
  }

  @Test
  void aSignalAMissingFolderAndAMissingProgramAreResults() {
    try (CommandSeries series = shell("kill -SEGV $$", AMPLE)) {
      assertThat(in(series, folder).end()).isEqualTo(new CommandEnd.Signalled(11));
      assertThat(in(series, folder.resolve("gone")).end())
          .isEqualTo(
              new CommandEnd.NotStarted(
                  "the folder " + folder.resolve("gone") + " cannot be entered"));
    }
    Command none = Command.capturing(List.of("no-such-program"), folder, AMPLE);
    try (CommandSeries series = runner.series(none)) {
      assertThat(in(series, folder).end())
          .isEqualTo(new CommandEnd.NotStarted("no program no-such-program was found"));
    }
  }

  @Test
  void oneThatHangsIsStoppedWithAllItStartedAndTheNextOneRuns() throws Exception {
    Path hanging = sub("hanging");
    Files.writeString(hanging.resolve("hang"), "");
    Duration enough = Duration.ofSeconds(4);
    String script = "[ -e hang ] || { echo fine; exit; }; setsid sleep 54321 & sleep 54321";
    try (CommandSeries series = shell(script, enough)) {
      assertThat(in(series, folder).outputText()).isEqualTo("fine\n");

      CommandResult result = in(series, hanging);

      assertThat(result.end()).isEqualTo(new CommandEnd.TimedOut(enough));
      assertThat(result.killed()).filteredOn(name -> name.endsWith("sleep")).hasSize(2);
      assertThat(in(series, folder).outputText()).isEqualTo("fine\n");
    }
  }

  @Test
  void cancellingStopsWhatRuns() {
    try (CommandSeries series = shell("touch started; sleep 54321", AMPLE)) {
      Thread canceller =
          new Thread(
              () -> {
                await().until(() -> Files.exists(folder.resolve("started")));
                cancellation.cancel();
              });
      canceller.start();

      assertThat(in(series, folder).end()).isEqualTo(new CommandEnd.Cancelled());
      assertThat(in(series, folder).end()).isEqualTo(new CommandEnd.Cancelled());
    }
  }

  @Test
  void aShellThatIsKilledIsReplaced() {
    try (CommandSeries series = shell("[ -e spare ] && echo fine || kill -KILL $PPID", AMPLE)) {
      assertThat(in(series, folder).end()).isEqualTo(new CommandEnd.Signalled(9));
      assertThat(folder.resolve("spare").toFile().mkdir()).isTrue();
      assertThat(in(series, folder).outputText()).isEqualTo("fine\n");
    }
  }

  @Test
  void nothingIsLeftWhenItIsClosed() {
    String shell;
    try (CommandSeries series = shell("echo $PPID", AMPLE)) {
      shell = in(series, folder).outputText().strip();
    }
    assertThat(ProcessTable.ofThisMachine().find(Long.parseLong(shell))).isEmpty();
  }

  private Path sub(String name) throws Exception {
    return Files.createDirectory(folder.resolve(name)).toRealPath();
  }

  private CommandSeries shell(String script, Duration timeout) {
    return runner.series(command(script, timeout));
  }

  private Command command(String script, Duration timeout) {
    return Command.capturing(List.of("sh", "-c", script), folder, timeout);
  }

  private CommandResult in(CommandSeries series, Path place) {
    return series.runIn(place, Map.of(), cancellation);
  }
}
