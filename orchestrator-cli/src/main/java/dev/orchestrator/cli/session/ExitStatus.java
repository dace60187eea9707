package dev.orchestrator.cli.session;

import dev.orchestrator.core.error.ErrorKind;

/** What the exit status of the program means. */
public final class ExitStatus {

  /** Done. */
  public static final int DONE = 0;

  /** The operation ran and something in it failed. */
  public static final int FAILED = 1;

  /** Wrong usage. */
  public static final int USAGE = 2;

  /** Configuration or environment unusable. */
  public static final int UNUSABLE = 3;

  /** A bug in the orchestrator. */
  public static final int BUG = 70;

  /** Interrupted by the user. */
  public static final int INTERRUPTED = 130;

  private ExitStatus() {}

  /** The one place where the kind of an error becomes an exit status. */
  public static int of(ErrorKind kind) {
    return switch (kind) {
      case USER -> USAGE;
      case ENVIRONMENT -> UNUSABLE;
      case OPERATION -> FAILED;
      case INTERNAL -> BUG;
    };
  }
}
