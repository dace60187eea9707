package dev.orchestrator.git.status;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.text.Durations;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.exec.command.CommandSeries;
import dev.orchestrator.git.command.GitComplaint;
import dev.orchestrator.git.command.HardenedGit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/** Looks at one repository. */
final class StatusProbe {

  private static final String[] STATUS = {
    "status",
    "--porcelain=v2",
    "--branch",
    "--show-stash",
    "--ahead-behind",
    "--untracked-files=normal",
    "--ignored=no",
    "-z"
  };

  private final CommandRunner runner;
  private final CommandSeries series;
  private final Clock clock;
  private final CancellationToken cancellation;
  private final Duration timeout;

  /** By a series of {@link #command}, unless a repository needs a call of its own. */
  StatusProbe(
      CommandRunner runner,
      CommandSeries series,
      Clock clock,
      CancellationToken cancellation,
      Duration timeout) {
    this.runner = runner;
    this.series = series;
    this.clock = clock;
    this.cancellation = cancellation;
    this.timeout = timeout;
  }

  /** What is asked in nearly every repository. */
  static Command command(Duration timeout) {
    return HardenedGit.in(Path.of("/"), timeout).reading(STATUS);
  }

  RepositoryStatus look(Repository repository) {
    StatusDraft draft = new StatusDraft(repository.name(), repository.local(), clock.instant());
    long start = System.nanoTime();
    Path local = repository.local();
    if (!Files.exists(local, LinkOption.NOFOLLOW_LINKS)) {
      return draft.missing().build();
    }
    try {
      find(draft, local.toRealPath());
    } catch (IOException unreachable) {
      draft.failed("cannot be reached: " + FileTrouble.words(unreachable));
    } catch (OrchestratorException unanswered) {
      draft.failed(String.valueOf(unanswered.getMessage()));
    }
    return draft.took(Duration.ofNanos(System.nanoTime() - start)).build();
  }

  private void find(StatusDraft draft, Path place) {
    if (!Files.isDirectory(place)) {
      draft.failed("is not a folder");
      return;
    }
    GitDirectory.locate(place)
        .match(
            directory -> ask(draft.in(directory), place, directory),
            reason -> draft.failed(reason));
  }

  private StatusDraft ask(StatusDraft draft, Path place, GitDirectory directory) {
    HardenedGit plain = HardenedGit.in(place, timeout);
    if (!directory.workTree()) {
      return bare(draft, plain, directory);
    }
    UntrustedFilters filters = new UntrustedFilters(runner, cancellation, plain);
    Set<String> refused = filters.of(place, directory);
    refused.forEach(
        name -> draft.noting("the filter '" + name + "' of its own configuration was not run"));
    HardenedGit git = refused.isEmpty() ? plain : filters.without(refused);
    CommandResult result =
        refused.isEmpty()
            ? series.runIn(place, plain.place(), cancellation)
            : runner.run(git.reading(STATUS), cancellation);
    return result
        .end()
        .match(
            exited -> answered(draft, git, directory, result),
            signalled -> draft.failed("git was killed by signal " + signalled.signal()),
            timedOut -> draft.timedOut("git did not answer within " + Durations.format(timeout)),
            cancelled -> draft.failed("interrupted"),
            notStarted -> draft.failed("git cannot be started: " + notStarted.reason()),
            incomplete -> draft.failed("the answer of git is incomplete: " + incomplete.why()));
  }

  private StatusDraft answered(
      StatusDraft draft, HardenedGit git, GitDirectory directory, CommandResult result) {
    if (result.isSuccess()) {
      return new StatusReading(runner, cancellation, git).work(draft, directory, result);
    }
    String complaint = GitComplaint.of(result.errorText());
    return complaint.contains("must be run in a work tree")
        ? bare(draft, git, directory)
        : draft.failed(complaint);
  }

  private StatusDraft bare(StatusDraft draft, HardenedGit git, GitDirectory directory) {
    return new StatusReading(runner, cancellation, git).bare(draft, directory);
  }
}
