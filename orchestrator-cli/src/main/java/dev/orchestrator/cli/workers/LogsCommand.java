package dev.orchestrator.cli.workers;

import dev.orchestrator.agents.logs.AttemptLog;
import dev.orchestrator.agents.logs.AttemptLogs;
import dev.orchestrator.agents.logs.LogSubject;
import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.store.RunErrors;
import dev.orchestrator.runs.store.RunTimelines;
import dev.orchestrator.workers.supervisor.Runs;
import jakarta.inject.Provider;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what agents wrote. */
@Command(
    name = "logs",
    description = {
      "Show what the agent of an issue or of a worker did: what it said, the tools it used, what",
      "came of them. Works while it runs and long after."
    })
final class LogsCommand implements Callable<Integer> {

  private final Provider<RunTimelines> timelines;
  private final Provider<AttemptLogs> logs;
  private final Provider<Runs> runs;
  private final Output output;
  private final CancellationToken cancellation;

  @Mixin private PlanOption plan;

  @Parameters(
      paramLabel = "ISSUE|WORKER",
      description = "The number of an issue, or a worker such as worker-1.")
  private String subject = "";

  @Option(
      names = "--attempt",
      paramLabel = "N",
      description = "Which attempt, from 1. Default: the last.")
  private Optional<Integer> attempt = Optional.empty();

  @Option(
      names = {"-f", "--follow"},
      description = "Go on as the log grows, and with the attempts that come after it.")
  private boolean follow;

  @Option(
      names = "--raw",
      description = {
        "As the agent wrote it: every byte into a file or a pipe; on a terminal, control"
            + " characters",
        "are made visible."
      })
  private boolean raw;

  @Option(names = "--path", description = "Print only where the log is.")
  private boolean path;

  LogsCommand(
      Provider<RunTimelines> timelines,
      Provider<AttemptLogs> logs,
      Provider<Runs> runs,
      Output output,
      CancellationToken cancellation) {
    this.timelines = timelines;
    this.logs = logs;
    this.runs = runs;
    this.output = output;
    this.cancellation = cancellation;
  }

  @Override
  public Integer call() {
    RunPlan read = plan.read();
    LogSubject whose = LogSubject.parse(subject, read, runs.get().state(read));
    LogFollowing following =
        new LogFollowing(
            timelines.get().follow(read.project()),
            logs.get(),
            runs.get(),
            read,
            whose,
            new LogPrinter(output, raw),
            cancellation);
    if (follow && !output.json() && !path) {
      return following.follow(attempt);
    }
    List<AttemptLog> all = following.look();
    AttemptLog chosen = choose(all, whose);
    if (output.json()) {
      output.document(Document.of(chosen, all));
    } else if (path) {
      output.out().println(existing(chosen).file());
    } else {
      following.show(existing(chosen), all.size());
    }
    return ExitStatus.DONE;
  }

  private AttemptLog choose(List<AttemptLog> all, LogSubject whose) {
    int number = attempt.orElse(all.size());
    if (number < 1 || number > all.size()) {
      throw new OrchestratorException(
          RunErrors.LOG_UNKNOWN,
          attempt.isPresent()
              ? whose.words() + " has no attempt " + number
              : "no attempt of " + whose.words() + " has begun",
          "'orchestrator workers status' shows how many attempts there were");
    }
    return all.get(number - 1);
  }

  private static AttemptLog existing(AttemptLog log) {
    if (!Files.exists(log.file())) {
      throw new OrchestratorException(
          RunErrors.LOG_UNKNOWN,
          "attempt " + log.number() + " left no log: " + ending(log).orElse("it is only starting"),
          "'orchestrator workers why " + log.span().assignment().issue() + "' tells its story");
    }
    return log;
  }

  private static Optional<String> ending(AttemptLog log) {
    return log.span().end().map(AttemptEnd::describe);
  }

  private record Document(
      int schemaVersion, int issue, String logFile, Line attempt, List<Line> attempts) {

    static Document of(AttemptLog chosen, List<AttemptLog> all) {
      return new Document(
          1,
          chosen.span().assignment().issue(),
          chosen.file().toString(),
          Line.of(chosen),
          all.stream().map(Line::of).toList());
    }
  }

  private record Line(
      int number,
      String id,
      int issue,
      String stage,
      int worker,
      Instant beganAt,
      Optional<Instant> endedAt,
      Optional<String> end,
      String logFile) {

    static Line of(AttemptLog log) {
      return new Line(
          log.number(),
          log.span().assignment().attempt().value(),
          log.span().assignment().issue(),
          log.span().assignment().stage(),
          log.span().assignment().worker(),
          log.span().began(),
          log.span().ended(),
          ending(log),
          log.file().toString());
    }
  }
}
