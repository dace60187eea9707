package dev.orchestrator.runs.journal;

import dev.orchestrator.core.error.ErrorCode;

/** The errors of a run's durable record. */
public final class JournalErrors {

  /** A line of a journal, other than a torn last one, is not what was written. */
  public static final ErrorCode JOURNAL_CORRUPT = ErrorCode.environment("JOURNAL_CORRUPT");

  /** A journal cannot be read. */
  public static final ErrorCode JOURNAL_UNREADABLE = ErrorCode.environment("JOURNAL_UNREADABLE");

  /** A record could not be made durable; nothing was done about it. */
  public static final ErrorCode JOURNAL_UNWRITABLE = ErrorCode.environment("JOURNAL_UNWRITABLE");

  private JournalErrors() {}
}
