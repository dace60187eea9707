package dev.orchestrator.cli.fleet;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** How the repositories that were found are registered. */
final class RegistrationOptions {

  @Option(names = "--dry-run", description = "Show what would be added and change nothing.")
  private boolean dryRun;

  @Option(
      names = "--tag",
      split = ",",
      paramLabel = "TAG",
      description = "Give each of them this tag; may be repeated.")
  private final List<String> tags = new ArrayList<>();

  boolean dryRun() {
    return dryRun;
  }

  List<String> tags() {
    return tags;
  }
}
