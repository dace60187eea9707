package dev.orchestrator.cli.fleet;

import dev.orchestrator.core.text.Durations;
import dev.orchestrator.git.status.ScanOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for how long a look at one repository may take. */
final class ScanTimeout {

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      description = "How long one repository may take, such as 30s; default: 10s.")
  private @Nullable String timeout;

  Duration duration() {
    return timeout == null ? ScanOptions.DEFAULT_TIMEOUT : Durations.parsePositive(timeout);
  }
}
