package dev.orchestrator.cli.build;

import picocli.CommandLine.Option;

/** Whether the user asked for a push. */
final class PushOption {

  @Option(
      names = "--push-requested",
      description = "A push in it was asked for; without this it is refused.")
  private boolean requested;

  boolean requested() {
    return requested;
  }
}
