package dev.orchestrator.runtime.report;

import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.git.status.Condition;
import dev.orchestrator.git.status.RepositoryStatus;
import dev.orchestrator.runtime.report.StatusReport.Attention;
import dev.orchestrator.runtime.report.StatusReport.Fleet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Sums up the last scan. */
final class FleetSection {

  private final List<Repository> registry;
  private final List<RepositoryStatus> rows;

  FleetSection(List<Repository> registry, List<RepositoryStatus> rows) {
    Set<String> known = registry.stream().map(Repository::name).collect(Collectors.toSet());
    this.registry = registry;
    this.rows =
        rows.stream()
            .filter(row -> known.contains(row.name()))
            .sorted(Comparator.comparing(RepositoryStatus::condition))
            .toList();
  }

  Fleet fleet() {
    return new Fleet(
        registry.size(),
        rows.stream()
            .map(status -> status.inspection().scannedAt())
            .min(Comparator.<Instant>naturalOrder()),
        conditions(),
        rows.stream()
            .filter(row -> row.condition().needsAttention())
            .map(FleetSection::attention)
            .toList(),
        notScanned());
  }

  private Map<String, Integer> conditions() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    rows.forEach(row -> counts.merge(row.condition().toString(), 1, Integer::sum));
    return Collections.unmodifiableMap(counts);
  }

  private List<String> notScanned() {
    Set<String> scanned = rows.stream().map(RepositoryStatus::name).collect(Collectors.toSet());
    return registry.stream().map(Repository::name).filter(name -> !scanned.contains(name)).toList();
  }

  private static Attention attention(RepositoryStatus row) {
    Condition condition = row.condition();
    return new Attention(
        row.name(),
        condition.toString(),
        row.head().detached() ? "(detached)" : row.head().branch(),
        row.inspection().error().orElseGet(() -> detail(row)));
  }

  private static String detail(RepositoryStatus row) {
    List<String> parts = new ArrayList<>();
    row.operation().ifPresent(operation -> parts.add(operation + " under way"));
    add(parts, row.changes().conflictedFiles(), "conflicted");
    add(parts, row.changes().stagedFiles(), "staged");
    add(parts, row.changes().modifiedFiles(), "modified");
    add(parts, row.changes().untrackedFiles(), "untracked");
    add(parts, row.tracking().ahead(), "ahead");
    add(parts, row.tracking().behind(), "behind");
    add(parts, row.changes().stashes(), "stashed");
    return String.join(", ", parts);
  }

  private static void add(List<String> parts, int count, String what) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }
}
