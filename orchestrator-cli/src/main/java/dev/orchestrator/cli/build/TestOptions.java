package dev.orchestrator.cli.build;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Which tests of a repository are run. */
final class TestOptions {

  @Option(
      names = "--only",
      paramLabel = "NAME",
      description = "Only tests of this name, in the notation of the language's tool.")
  private Optional<String> only = Optional.empty();

  Optional<String> only() {
    return only;
  }
}
