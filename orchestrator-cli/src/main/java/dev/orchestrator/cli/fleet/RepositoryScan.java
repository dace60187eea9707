package dev.orchestrator.cli.fleet;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Progress;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.text.Durations;
import dev.orchestrator.git.status.RepositoryScanner;
import dev.orchestrator.git.status.RepositoryStatus;
import dev.orchestrator.git.status.ScanOptions;
import jakarta.inject.Provider;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Looking at repositories with progress on the terminal, and the option for how long. */
final class RepositoryScan {

  private final Provider<RepositoryScanner> scanner;
  private final Output output;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      description = "How long one repository may take, such as 30s; default: 10s.")
  private @Nullable String timeout;

  RepositoryScan(Provider<RepositoryScanner> scanner, Output output) {
    this.scanner = scanner;
    this.output = output;
  }

  List<RepositoryStatus> of(List<Repository> selected) {
    Duration patience =
        timeout == null ? ScanOptions.DEFAULT_TIMEOUT : Durations.parsePositive(timeout);
    try (Progress progress = output.progress("looking at repositories:", selected.size())) {
      return scanner.get().scan(selected, new ScanOptions(patience, status -> progress.step()));
    }
  }
}
