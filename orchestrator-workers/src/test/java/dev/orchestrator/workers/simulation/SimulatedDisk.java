package dev.orchestrator.workers.simulation;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.runs.journal.JournalCodec;
import dev.orchestrator.runs.journal.JournalErrors;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.JournalRecord;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.workers.loop.RunLoop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The journal on a disk that can be full and writes that can be torn: of several records any number
 * from the front may be there after a kill, and after a loss of power any number of those that were
 * not synced may be gone. With a codec, what is read back went through JSON.
 */
final class SimulatedDisk implements RunLoop.Record {

  private final Fuse fuse;
  private final Chance chance;
  private final Flaw flaw;
  private final Optional<JournalCodec> codec;
  private final List<JournalRecord> records = new ArrayList<>();
  private RunState state = RunState.EMPTY;
  private int synced;
  private boolean full;

  SimulatedDisk(Fuse fuse, Chance chance, Flaw flaw, Optional<JournalCodec> codec) {
    this.flaw = flaw;
    this.fuse = fuse;
    this.chance = chance;
    this.codec = codec;
  }

  @Override
  public RunState write(RunPlan plan, List<RunEvent> events, Moment at) {
    fuse.point();
    if (full) {
      throw new OrchestratorException(JournalErrors.JOURNAL_UNWRITABLE, "disk full", null);
    }
    int durable = fuse.isDue() ? chance.between(0, events.size()) : events.size();
    for (RunEvent event : events.subList(0, durable)) {
      append(event, at);
    }
    fuse.point();
    return state;
  }

  @Override
  public void sync() {
    fuse.point();
    synced = flaw == Flaw.DOES_NOT_SYNC ? synced : records.size();
  }

  /** What was not synced may be gone, from the end. */
  void losePower() {
    int kept = chance.between(synced, records.size());
    records.subList(kept, records.size()).clear();
    state = fold();
  }

  /** The state a new supervisor finds. */
  RunState replay() {
    synced = records.size();
    return fold();
  }

  private RunState fold() {
    RunState replayed = RunState.EMPTY;
    for (JournalRecord journalled : records) {
      replayed = replayed.apply(throughJson(journalled));
    }
    return replayed;
  }

  /** The state of everything that was written. */
  RunState state() {
    return state;
  }

  List<JournalRecord> records() {
    return records;
  }

  void fill(boolean isFull) {
    full = isFull;
  }

  private void append(RunEvent event, Moment at) {
    JournalRecord next = new JournalRecord(JournalRecord.SCHEMA, state.seq() + 1, at, event);
    records.add(next);
    state = state.apply(next);
  }

  private JournalRecord throughJson(JournalRecord journalled) {
    if (codec.isEmpty()) {
      return journalled;
    }
    try {
      return codec.get().record(codec.get().line(journalled));
    } catch (IOException broken) {
      throw new AssertionError("a record cannot be read back: " + journalled, broken);
    }
  }
}
