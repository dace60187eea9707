package dev.orchestrator.runs.store;

import java.util.List;
import java.util.Optional;

/**
 * What limits the memory of an attempt, as its folder keeps it: two lines, of which the wrapper
 * reads the first.
 *
 * @param group the control group the agent enters; {@code own} where the wrapper is in it already
 * @param bytes the limit
 */
public record MemoryGroup(String group, long bytes) {

  static Optional<MemoryGroup> parse(String text) {
    List<String> lines = text.lines().toList();
    return lines.size() == 2 && lines.get(1).matches("\\d{1,18}")
        ? Optional.of(new MemoryGroup(lines.get(0), Long.parseLong(lines.get(1))))
        : Optional.empty();
  }

  String text() {
    return group + "\n" + bytes + "\n";
  }
}
