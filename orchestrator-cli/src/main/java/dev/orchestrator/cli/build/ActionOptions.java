package dev.orchestrator.cli.build;

import dev.orchestrator.runtime.build.WorkRequest;
import picocli.CommandLine.Option;

/** Which of the selected repositories are built or tested. */
@SuppressWarnings("UnusedVariable") // picocli reads and sets the fields
final class ActionOptions {

  @Option(names = "--failed", description = "Only those whose last result was a failure.")
  private boolean failed;

  @Option(
      names = "--resume",
      description = "Go on with the run that was interrupted: only those it did not come to.")
  private boolean resume;

  @Option(
      names = "--with-dependents",
      description = "Also those that depend on the selected ones, after them.")
  private boolean withDependents;

  @Option(
      names = "--cached",
      description =
          "Do not repeat what passed while HEAD, the working tree, the command and the tool are the"
              + " same. Ignored files do not count.")
  private boolean cached;

  WorkRequest.Which chosen() {
    return new WorkRequest.Which(failed, resume, withDependents, cached);
  }
}
