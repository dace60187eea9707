package dev.orchestrator.runs.run;

import java.nio.file.Path;

/**
 * Where a run comes from and where its workers are, as its last supervisor wrote it down. Commands
 * about the run need not be told again, and find it when its plan file is broken or gone.
 *
 * @param plan the plan file, absolute
 * @param backend where its workers run
 * @param session what their session is called
 */
public record RunOrigin(Path plan, String backend, String session) {

  /** Where workers run unless somebody says otherwise. */
  public static final String USUAL_BACKEND = "tmux";
}
