package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.workers.plan.RunPlan;
import dev.orchestrator.workers.supervisor.RunErrors;
import dev.orchestrator.workers.supervisor.RunRecords;
import dev.orchestrator.workers.supervisor.Runs;
import jakarta.inject.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what an agent wrote. */
@Command(name = "logs", description = "Show what the agent of an issue wrote.")
final class LogsCommand implements Callable<Integer> {

  private final Provider<RunRecords> records;
  private final Provider<Runs> runs;
  private final Output output;
  private final CancellationToken cancellation;

  @Mixin private PlanOption plan;

  @Parameters(paramLabel = "ISSUE", description = "The issue's number.")
  private int issue;

  @Option(
      names = "--attempt",
      paramLabel = "N",
      description = "Which attempt, from 1. Default: the last.")
  private Optional<Integer> attempt = Optional.empty();

  @Option(
      names = {"-f", "--follow"},
      description = "Go on as the log grows, until the attempt ends.")
  private boolean follow;

  @Option(names = "--path", description = "Print only where the log is.")
  private boolean path;

  LogsCommand(
      Provider<RunRecords> records,
      Provider<Runs> runs,
      Output output,
      CancellationToken cancellation) {
    this.records = records;
    this.runs = runs;
    this.output = output;
    this.cancellation = cancellation;
  }

  @Override
  public Integer call() {
    RunPlan read = plan.read();
    Path log = log(records.get().logs(read, RunRecords.issue(read, issue).number()));
    if (output.json()) {
      output.document(new Document(1, issue, log.toString()));
    } else if (path) {
      output.out().println(log);
    } else {
      copy(read, log);
    }
    return ExitStatus.DONE;
  }

  private Path log(List<Path> logs) {
    int index = attempt.orElse(logs.size()) - 1;
    if (index < 0 || index >= logs.size()) {
      throw new OrchestratorException(
          RunErrors.LOG_UNKNOWN,
          attempt.isPresent()
              ? "issue " + issue + " has no attempt " + attempt.get() + " with a log"
              : "no attempt of issue " + issue + " has a log yet",
          "'orchestrator workers status' shows how many attempts there were");
    }
    return logs.get(index);
  }

  private void copy(RunPlan read, Path log) {
    try (InputStream in = Files.newInputStream(log)) {
      in.transferTo(output.out());
      while (follow && !cancellation.isCancelled() && isRunning(read, log)) {
        output.out().flush();
        Thread.sleep(200);
        in.transferTo(output.out());
      }
      output.out().flush();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isRunning(RunPlan read, Path log) {
    return runs.get().state(read).unsettled().stream()
        .anyMatch(each -> log.endsWith(each.id() + "/" + log.getFileName()));
  }

  private record Document(int schemaVersion, int issue, String logFile) {}
}
