package dev.orchestrator.exec.run;

import dev.orchestrator.exec.spi.TestSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Counts the tests of a run after it has ended. */
@FunctionalInterface
public interface TestReport {

  /**
   * What the tool reported; empty when it reported nothing.
   *
   * @param log everything the run printed; may be replaced by a form people can read
   * @throws IOException when a report cannot be read
   */
  Optional<TestSummary> read(Path log, Instant startedAt) throws IOException;
}
