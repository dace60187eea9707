package dev.orchestrator.exec.spi;

import java.util.Locale;

/** What every ecosystem has a word for, or most of them. */
public enum ProjectAction {
  BUILD,
  TEST,
  LINT,
  CLEAN;

  /** The word users and files see. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
