package dev.orchestrator.workers.supervisor;

import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Attempt;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.store.RunListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The files per worker that a plan may ask for, for tools that watch them: {@code worker_log}, a
 * link to the log of what the worker does now, and {@code signal_file}, made when its attempt ends,
 * with the exit code in it. Nobody here reads them, and none of them is worth a failed run: a place
 * that cannot be written, or that holds somebody else's file, is left alone.
 */
final class WorkerFiles implements RunListener {

  private static final String PLACEHOLDER = "{worker}";

  private final Path attempts;

  /** Links into {@code attempts} are ours and may be replaced. */
  WorkerFiles(Path attempts) {
    this.attempts = attempts;
  }

  @Override
  public void onEvent(RunPlan plan, RunEvent event, RunState after, Moment at) {
    if (event instanceof RunEvent.AttemptStarted started) {
      after
          .attempt(started.attempt())
          .ifPresent(attempt -> began(plan, attempt, started.launch().log()));
    } else if (event instanceof RunEvent.Decided decided
        && decided.decision() instanceof Decision.RecordEnd end) {
      after.attempt(end.attempt()).ifPresent(attempt -> ended(plan, attempt));
    }
  }

  private void began(RunPlan plan, Attempt attempt, Path log) {
    file(plan.settings().signalFile(), attempt).ifPresent(WorkerFiles::remove);
    file(plan.settings().workerLog(), attempt).ifPresent(link -> link(link, log));
  }

  private static void ended(RunPlan plan, Attempt attempt) {
    String code = attempt.end().flatMap(end -> box(end.exitCode())).map(String::valueOf).orElse("");
    file(plan.settings().signalFile(), attempt).ifPresent(signal -> write(signal, code + "\n"));
  }

  private static Optional<Integer> box(java.util.OptionalInt code) {
    return code.isPresent() ? Optional.of(code.getAsInt()) : Optional.empty();
  }

  private static Optional<Path> file(Optional<String> template, Attempt attempt) {
    return template
        .map(text -> text.replace(PLACEHOLDER, Integer.toString(attempt.assignment().worker())))
        .map(Path::of)
        .filter(Path::isAbsolute);
  }

  private void link(Path link, Path log) {
    try {
      boolean ours =
          Files.isSymbolicLink(link) && Files.readSymbolicLink(link).startsWith(attempts);
      if (ours || !Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, log);
      }
    } catch (IOException leftAlone) {
      return;
    }
  }

  private static void remove(Path signal) {
    try {
      if (Files.isRegularFile(signal, LinkOption.NOFOLLOW_LINKS)) {
        Files.delete(signal);
      }
    } catch (IOException leftAlone) {
      return;
    }
  }

  /** Only where nothing is: what is there already may be a link to somewhere else. */
  private static void write(Path signal, String text) {
    try {
      Files.writeString(signal, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException leftAlone) {
      return;
    }
  }
}
