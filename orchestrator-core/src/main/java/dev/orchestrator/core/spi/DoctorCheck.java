package dev.orchestrator.core.spi;

import java.util.List;

/**
 * Looks at one part of the workspace or the machine and says what is wrong with it. Changes nothing
 * itself; what can be mended without harm comes with a repair. Called once, on one thread; what it
 * throws is reported as a finding.
 */
public interface DoctorCheck {

  /** What it looks at, in one or two words. */
  String name();

  /** What it found, good news included. */
  List<DoctorFinding> examine();
}
