package dev.orchestrator.workers.supervisor;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.file.AtomicFile;
import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.core.plugin.Extensions;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandOutput;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.exec.spi.FailedTest;
import dev.orchestrator.exec.spi.LanguagePlugin;
import dev.orchestrator.exec.spi.ProjectAction;
import dev.orchestrator.exec.spi.TestSummary;
import dev.orchestrator.exec.spi.ToolInvocation;
import dev.orchestrator.exec.spi.ToolRequest;
import dev.orchestrator.exec.spi.ToolRun;
import dev.orchestrator.runs.attempt.Verification;
import dev.orchestrator.runs.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Judges tests by what is new: those that fail where the branch began may fail, any other may not.
 * The names come from the language plugin's own call of the tests. The run at the branch's
 * beginning is made when the first test fails, in a worktree of its own, and kept for every issue
 * that began there.
 */
final class DifferentialTests {

  private final RunFolder folder;
  private final Extensions<LanguagePlugin> languages;
  private final CommandRunner runner;
  private final CancellationToken cancellation;
  private final JsonCodec codec = new JsonCodec();

  DifferentialTests(
      RunFolder folder,
      Extensions<LanguagePlugin> languages,
      CommandRunner runner,
      CancellationToken cancellation) {
    this.folder = folder;
    this.languages = languages;
    this.runner = runner;
    this.cancellation = cancellation;
  }

  /**
   * The verdict.
   *
   * @param repository the main checkout
   * @param start where the branch began
   * @param log where the output of the tests goes
   */
  Verification verify(Path repository, Path worktree, String start, Path log, Duration limit) {
    try {
      Tests now = run(worktree, log, limit);
      if (now.passed()) {
        return Verification.passed();
      }
      if (now.failing().isEmpty()) {
        return new Verification(
            Verification.Outcome.FAILED, "the tests failed without naming one", Optional.of(log));
      }
      Set<String> fresh = new HashSet<>(now.failing().get());
      fresh.removeAll(before(repository, start, limit));
      return fresh.isEmpty()
          ? Verification.passed()
          : new Verification(
              Verification.Outcome.FAILED,
              "tests fail that did not fail before: "
                  + fresh.stream().sorted().limit(5).collect(Collectors.joining(", ")),
              Optional.of(log));
    } catch (IOException failed) {
      return Verification.couldNotRun("the tests could not be compared: " + failed.getMessage());
    }
  }

  private Set<String> before(Path repository, String start, Duration limit) throws IOException {
    Path known = folder.path().resolve("tests-before").resolve(start + ".json");
    if (Files.exists(known)) {
      return Set.copyOf(codec.readList(Files.readString(known), String.class));
    }
    Path checkout = folder.path().resolve("tests-before").resolve(start);
    git(repository, List.of("worktree", "add", "--detach", "--quiet", "--", checkout + "", start));
    try {
      Path log = folder.path().resolve("tests-before").resolve(start + ".log");
      Set<String> failing = run(checkout, log, limit).failing().orElse(Set.of());
      AtomicFile.write(known, codec.line(failing.stream().sorted().toList()));
      return failing;
    } finally {
      git(repository, List.of("worktree", "remove", "--force", "--", checkout.toString()));
    }
  }

  private record Tests(boolean passed, Optional<Set<String>> failing) {}

  private Tests run(Path project, Path log, Duration limit) throws IOException {
    LanguagePlugin plugin =
        languages.all().stream()
            .map(extension -> extension.value())
            .filter(language -> language.recognises(project))
            .findFirst()
            .orElseThrow(() -> new IOException("no language plugin knows this project"));
    Path reports =
        Files.createTempDirectory(Files.createDirectories(folder.path().resolve("reports")), "t");
    ToolRequest request =
        new ToolRequest(project, ProjectAction.TEST, Optional.empty(), false, reports);
    ToolInvocation call =
        plugin
            .invocation(request)
            .orElseThrow(() -> new IOException("this project has no tests to run"));
    CommandResult result =
        runner.run(
            Command.capturing(call.argv(), project, limit)
                .withEnvironment(call.environment())
                .withOutput(new CommandOutput.ToLog(log)),
            cancellation);
    Optional<Set<String>> failing =
        plugin
            .testSummary(new ToolRun(request, log, result.startedAt()))
            .map(TestSummary::failures)
            .filter(failures -> !failures.isEmpty())
            .map(failures -> failures.stream().map(FailedTest::name).collect(Collectors.toSet()));
    return new Tests(result.isSuccess(), failing);
  }

  private void git(Path repository, List<String> arguments) throws IOException {
    List<String> argv = new java.util.ArrayList<>(List.of("git", "-c", "core.hooksPath=/dev/null"));
    argv.addAll(arguments);
    CommandResult result =
        runner.run(Command.capturing(argv, repository, Duration.ofMinutes(30)), cancellation);
    if (!result.isSuccess()) {
      throw new IOException(result.errorText().strip());
    }
  }
}
