package dev.orchestrator.git.history;

/** Git could not tell, or not all of it; the message says why. */
final class UnansweredException extends Exception {

  private static final long serialVersionUID = 1L;

  UnansweredException(String reason) {
    super(reason);
  }
}
