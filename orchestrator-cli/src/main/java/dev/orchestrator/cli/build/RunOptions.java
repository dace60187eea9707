package dev.orchestrator.cli.build;

import dev.orchestrator.core.text.Durations;
import dev.orchestrator.exec.run.FleetOptions;
import dev.orchestrator.runtime.build.WorkRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How many runs are done and shown. */
@SuppressWarnings("UnusedVariable") // picocli reads and sets the fields
final class RunOptions {

  /** How results are shown while they come in. */
  enum Show {
    table,
    grouped,
    stream
  }

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "How many repositories at once; default: one per processor.")
  private int jobs = FleetOptions.defaultJobs();

  @Option(
      names = "--timeout",
      paramLabel = "D",
      description = "Time limit of each repository, such as 30s, 5m or 1h; default: 30m.")
  private @Nullable String timeout;

  @Option(
      names = "--show",
      paramLabel = "table|grouped|stream",
      description =
          "Show only results (table), the output of each repository when it has ended (grouped), or"
              + " every line as it comes (stream).")
  private Show show = Show.table;

  @Option(names = "--dry-run", description = "Show what would be run, and run nothing.")
  private boolean dryRun;

  Show show() {
    return show;
  }

  boolean dryRun() {
    return dryRun;
  }

  WorkRequest.Pace pace() {
    if (jobs < 1) {
      throw new ParameterException(spec.commandLine(), "--jobs must be 1 or more, not " + jobs);
    }
    String given = timeout;
    return new WorkRequest.Pace(
        jobs, given == null ? FleetOptions.DEFAULT_TIMEOUT : Durations.parsePositive(given));
  }
}
