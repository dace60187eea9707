package dev.orchestrator.exec.spi;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Knows how projects of one ecosystem are built and tested. Looks at files, never starts a process.
 * Implementations are stateless and thread-safe.
 */
public interface LanguagePlugin {

  /** Words for its languages as people write them into the registry, in lower case. */
  Set<String> languages();

  /** Whether the folder holds a project of this ecosystem, told by the files in it. */
  boolean recognises(Path project);

  /**
   * The word for the language of a project it recognises that is proposed for the registry; one of
   * {@link #languages()}.
   */
  default String languageOf(Path project) {
    return languages().stream().sorted().findFirst().orElse("");
  }

  /**
   * The call that does what is wanted; empty when the ecosystem or this project has no word for it,
   * which is reported as skipped and not as success.
   *
   * @throws IOException when a file of the project cannot be read
   */
  Optional<ToolInvocation> invocation(ToolRequest request) throws IOException;

  /**
   * The call that installs what the project depends on, as its lock file says and without running
   * scripts of what it installs; empty when the ecosystem fetches by itself when it builds, or when
   * nothing can be installed in the project's own folder. Must not change files under version
   * control.
   *
   * @param project the folder of the project, absolute
   * @throws IOException when a file of the project cannot be read
   */
  default Optional<ToolInvocation> setup(Path project) throws IOException {
    return Optional.empty();
  }

  /**
   * Counts tests from what the tool wrote for machines; empty when it wrote nothing. Whether the
   * run passed is for the exit status to say. May replace the log by a form people can read.
   *
   * @throws IOException when a report cannot be read
   */
  default Optional<TestSummary> testSummary(ToolRun run) throws IOException {
    return Optional.empty();
  }
}
