package dev.orchestrator.git.discovery;

import java.util.Locale;

/** Where repositories can be imported from. */
public enum ImportFormat {
  /** {@code mani.yaml}. */
  MANI,
  /** {@code repos.csv} of gita, with the groups beside it as tags. */
  GITA,
  /** {@code .vcspull.yaml}. */
  VCSPULL,
  /** The root folders of ghq. */
  GHQ,
  /** Every repository below a folder. */
  FOLDER;

  /** The word on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
