package dev.orchestrator.core.error;

/** Who can mend an error. The kind, not the code, decides the exit status of the command line. */
public enum ErrorKind {
  /** The request was wrong: an unknown name, a missing argument. */
  USER,
  /** A file, tool or folder this program depends on is unusable. */
  ENVIRONMENT,
  /** The request and the environment were fine; what was asked for failed. */
  OPERATION,
  /** A bug in the orchestrator. */
  INTERNAL
}
