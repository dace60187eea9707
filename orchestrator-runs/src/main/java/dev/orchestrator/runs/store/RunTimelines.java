package dev.orchestrator.runs.store;

import dev.orchestrator.runs.journal.JournalCodec;
import dev.orchestrator.runs.timeline.RunFollower;
import jakarta.inject.Inject;
import java.util.List;

/** The runs of a workspace that have a journal, also those whose plan is gone. */
public final class RunTimelines {

  private final RunStore store;

  /** Of the runs in {@code store}. */
  @Inject
  public RunTimelines(RunStore store) {
    this.store = store;
  }

  /** The names of all runs, sorted. */
  public List<String> projects() {
    return store.projects();
  }

  /** Follows the run of a project, which need not have begun. */
  public RunFollower follow(String project) {
    return new RunFollower(project, store.folder(project).journal(), new JournalCodec());
  }
}
