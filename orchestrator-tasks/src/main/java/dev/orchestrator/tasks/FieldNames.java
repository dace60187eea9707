package dev.orchestrator.tasks;

import java.util.List;

/** The fields this program knows; a task may have any others. */
public final class FieldNames {

  public static final String REPO = "repo";
  public static final String TYPE = "type";
  public static final String PRIORITY = "priority";
  public static final String ASSIGNED = "assigned";
  public static final String DESCRIPTION = "description";
  public static final String BRANCH = "branch";
  public static final String DEPENDS_ON = "depends_on";
  public static final String STARTED = "started";
  public static final String COMPLETED = "completed";
  public static final String SUMMARY = "summary";

  /** Until when a claim holds, as an ISO-8601 instant. */
  public static final String CLAIM_EXPIRES = "claim_expires";

  /** When a task was taken back, and what it had been completed with. */
  public static final String REOPENED = "reopened";

  /** Every name above, in the order new tasks have them. */
  public static final List<String> KNOWN =
      List.of(
          REPO,
          TYPE,
          PRIORITY,
          ASSIGNED,
          DESCRIPTION,
          BRANCH,
          DEPENDS_ON,
          STARTED,
          CLAIM_EXPIRES,
          COMPLETED,
          SUMMARY,
          REOPENED);

  private FieldNames() {}
}
