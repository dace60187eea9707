package dev.orchestrator.exec.language;

import dev.orchestrator.exec.spi.TestSummary;

/**
 * What one kind of test runner prints for people. Reads a log line by line, without colours; totals
 * add up, since the log of a project with several packages has one of each.
 */
interface TestLogDialect {

  /** The next line; most say nothing about totals or failures. */
  void read(String line);

  /** What was read; nothing where the log is not in this dialect. */
  TestSummary summary();
}
