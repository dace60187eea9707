package dev.orchestrator.git.history;

import java.time.Instant;

/**
 * A commit of a branch.
 *
 * @param id full
 * @param subject its first line; cut after some three hundred characters
 * @param author name of the author
 * @param at when it was committed, as its committer says
 * @param kind what it brings
 */
public record HistoryCommit(String id, String subject, String author, Instant at, Kind kind) {

  /** What a commit brings. */
  public enum Kind {
    /** It changes something. */
    CHANGE,
    /** Its files are those of its parent. */
    EMPTY,
    /** It has several parents; whether it adds anything to them shows in the net change. */
    MERGE
  }
}
