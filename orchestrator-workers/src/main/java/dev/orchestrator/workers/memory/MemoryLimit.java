package dev.orchestrator.workers.memory;

import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.store.AttemptFolder;
import dev.orchestrator.runs.store.MemoryGroup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The plan's limit of memory, brought to bear on each attempt. The means of the machine are looked
 * for once, when the first plan asks for a limit. Thread-safe.
 */
public final class MemoryLimit {

  private final MemoryConfinements machine;
  private @Nullable MemoryConfinement found;

  /** By the means of the machine. */
  @Inject
  MemoryLimit(MemoryConfinements machine) {
    this.machine = machine;
  }

  /** What somebody must know who asked for a limit: that there is none. */
  public Optional<String> warning(RunPlan plan) {
    OptionalLong limit = plan.settings().memoryLimit();
    return limit.isEmpty()
        ? Optional.empty()
        : means().unavailable().map(why -> "memory_limit is not enforced on this machine: " + why);
  }

  /**
   * Confines an attempt that is about to start.
   *
   * @return what goes before the command line of its wrapper
   * @throws IOException when the machine has the means and refused
   */
  public List<String> confine(RunPlan plan, AttemptFolder folder) throws IOException {
    OptionalLong limit = plan.settings().memoryLimit();
    if (limit.isEmpty() || means().unavailable().isPresent()) {
      return List.of();
    }
    MemoryConfinement.Place place = means().confine(folder.attempt(), limit.getAsLong());
    folder.confineTo(new MemoryGroup(place.group(), limit.getAsLong()));
    return place.prefix();
  }

  private synchronized MemoryConfinement means() {
    if (found == null) {
      found = machine.find();
    }
    return found;
  }
}
