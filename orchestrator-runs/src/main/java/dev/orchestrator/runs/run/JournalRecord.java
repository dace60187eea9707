package dev.orchestrator.runs.run;

/**
 * One line of a journal.
 *
 * @param schema which version of the format
 * @param seq counts from 1 without a gap
 * @param at when it was written
 * @param event what it says
 */
public record JournalRecord(int schema, long seq, Moment at, RunEvent event) {

  /** The version this program writes. */
  public static final int SCHEMA = 1;
}
