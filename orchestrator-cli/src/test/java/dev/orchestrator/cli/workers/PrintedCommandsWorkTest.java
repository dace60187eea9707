package dev.orchestrator.cli.workers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.cli.CommandLineTester.Ran;
import dev.orchestrator.cli.startup.Installation;
import dev.orchestrator.fixtures.TmuxTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.reader.impl.DefaultParser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A person types what the program tells him to type, in a workspace with two runs: each printed
 * command is run, as printed, at the moment at which it was printed, and does its work.
 */
@Tag("N2")
class PrintedCommandsWorkTest {

  private static final Pattern PRINTED =
      Pattern.compile("'(orchestrator [^'\\n]+)'|(?m)^ +(orchestrator .+?)(?: {2,}|$)");

  /** Words that a person fills in. */
  private static final Pattern PLACEHOLDER = Pattern.compile("\\b[A-Z]{3,}\\b");

  /** What ends or changes the state that the others are to be tried in comes last. */
  private static final List<String> LAST =
      List.of(" retry", " launch", " land", " stop", " cleanup");

  @TempDir Path temp;
  private SampleRun sample;
  private Installation installed;
  private final Set<String> printed = new LinkedHashSet<>();
  private final List<String> leadNowhere = new ArrayList<>();
  private int followed;

  @BeforeEach
  void begin() throws IOException {
    installed = Installation.in(temp.resolve("installed"));
    sample = SampleRun.in(temp);
    sample.agent(
        """
        cat > /dev/null
        until [ -e "$GO/go" ]; do sleep 0.05; done
        [ "$ORCHESTRATOR_ISSUE" = 3 ] && exit 4
        echo done > "file-$ORCHESTRATOR_ISSUE"; git add .; git commit -qm work
        """
            .replace("$GO", sample.root().toString()));
    String issues =
        "\"num_workers\": 2, \"max_retries\": 0, \"issues\": [{\"number\": 1, \"title\": \"a\"},"
            + " {\"number\": 2, \"title\": \"b\"}, {\"number\": 3, \"title\": \"c\"},"
            + " {\"number\": 4, \"title\": \"d\", \"depends_on\": [3]}]";
    sample.plan(issues);
    sample.git().repository("web");
    sample.write(
        "config/repos.json",
        """
        {"repositories": [{"name": "shop", "local": "shop"}, {"name": "web", "local": "web"}]}
        """);
    sample.write(
        "config/web-issues.json",
        """
        {"project": "web", "repo_path": "web", "stagger_delay": 0,
         "agent": {"type": "command", "command": ["%s"]}, %s}
        """
            .formatted(sample.root().resolve("agent.sh"), issues));
  }

  @AfterEach
  void end() throws Exception {
    sample.run("workers", "stop", "--config", "shop");
    sample.run("workers", "stop", "--config", "web");
    sample.close();
  }

  @TmuxTest
  @Timeout(value = 4, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whatIsPrintedWorksBeforeARunWhileItRunsAndAfterwards() throws Exception {
    type("workers list", "workers status", "status", "task list", "task next", "report", "doctor");
    type(
        "workers stat", "repo show nosuch", "task show 7", "playbook show nosuch", "exec --all --");
    everyRunCommand("shop", 1);
    everyRunCommand("shop", 9);
    follow("before anything ran");

    launch("shop");
    launch("web");
    type("workers launch --config shop", "workers skip 2 --config shop", "workers list");
    everyRunCommand("shop", 1);
    everyRunCommand("web", 9);
    follow("while both run");

    start("workers", "launch", "--config", "shop");
    start("workers", "launch", "--config", "web");
    Files.createFile(sample.root().resolve("go"));
    type("workers wait --config shop", "workers wait --config web", "workers list", "doctor");
    everyRunCommand("shop", 1);
    everyRunCommand("shop", 3);
    everyRunCommand("web", 4);
    type("land --config web --dry-run", "cleanup --config web", "workers undo --config web");
    follow("when both are over");

    assertThat(leadNowhere).isEmpty();
    assertThat(followed).isGreaterThan(15);
  }

  private void everyRunCommand(String run, int issue) {
    String config = " --config " + run;
    type("workers status" + config, "workers why " + issue + config, "workers diff 1" + config);
    type("workers logs " + issue + config, "workers logs worker-9" + config);
    type("workers attach " + issue + config, "workers wait 3 --timeout 50ms" + config);
    type("workers dashboard --once" + config, "events" + config, "prompt show 1" + config);
    type("workers tell " + issue + " hello" + config, "workers questions" + config);
    type("land 1 --dry-run" + config, "workers retry " + issue + config);
    type("workers launch --dry-run" + config, "add-issue 1 --title x" + config);
  }

  private void launch(String run) throws IOException, InterruptedException {
    String line = "workers launch --config " + run;
    take(line, start(line.split(" ")).output());
  }

  private void type(String... lines) {
    for (String line : lines) {
      Ran ran = sample.run(line.split(" "));
      assertThat(ran.status()).as(line + "\n" + ran.err()).isNotEqualTo(70);
      take(line, ran.out() + "\n" + ran.err());
    }
  }

  private void take(String line, String output) {
    Matcher found = PRINTED.matcher(output);
    while (found.find()) {
      String command = found.group(1) == null ? found.group(2) : found.group(1);
      if (printed.add(command)) {
        remember(line, command);
      }
    }
  }

  private void remember(String line, String command) {
    boolean ofRun = sample.run(words(command + " --help")).out().contains("--config");
    if (ofRun && !command.contains("--config ")) {
      leadNowhere.add("'" + line + "' prints '" + command + "', which names no run");
    }
  }

  /** A run that nobody supervised when the message was printed may have come up by now. */
  private static boolean cameUpMeanwhile(String command, String output) {
    return command.contains("workers launch") && output.contains("error[ALREADY_RUNNING]");
  }

  private void follow(String when) throws IOException, InterruptedException {
    List<String> commands = new ArrayList<>(printed);
    commands.sort(Comparator.comparingInt(PrintedCommandsWorkTest::place));
    for (String command : commands) {
      if (command.endsWith("--help") || PLACEHOLDER.matcher(command).find()) {
        continue;
      }
      followed++;
      Installed ran = start(words(command));
      int status = ran.status();
      String output = ran.output();
      if (status > 1 && !cameUpMeanwhile(command, output)) {
        leadNowhere.add(when + ": " + command + " -> " + status + ": " + output);
      }
    }
    printed.clear();
  }

  private record Installed(int status, String output) {}

  /** The installed program; one that does not end by itself is ended, and does its work. */
  private Installed start(String... words) throws IOException, InterruptedException {
    Path output = temp.resolve("followed");
    List<String> argv = new ArrayList<>(List.of(installed.launcher().toString()));
    argv.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(argv)
            .directory(sample.root().toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(sample.tester().variables());
    Process process = builder.start();
    process.getOutputStream().close();
    boolean ended = process.waitFor(4, TimeUnit.SECONDS);
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    return new Installed(ended ? process.exitValue() : 0, Files.readString(output));
  }

  private static int place(String command) {
    for (int index = 0; index < LAST.size(); index++) {
      if (command.contains(LAST.get(index))) {
        return index + 1;
      }
    }
    return 0;
  }

  /** As a shell splits it, without the name of the program. */
  private static String[] words(String command) {
    List<String> words =
        new DefaultParser()
            .parse(command, 0).words().stream().filter(word -> !word.isEmpty()).toList();
    return words.subList(1, words.size()).toArray(String[]::new);
  }
}
