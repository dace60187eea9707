package dev.orchestrator.git.status;

import dev.orchestrator.core.expression.FieldValue;
import dev.orchestrator.core.expression.Vocabulary;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.selector.StatusFields;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The fields of a status as conditions name them, looked up by scanning. Thread-safe. */
public final class ScannedStatusFields implements StatusFields {

  private final RepositoryScanner scanner;
  private final Clock clock;

  /** Looks through {@code scanner}; the clock tells how long ago something was. */
  public ScannedStatusFields(RepositoryScanner scanner, Clock clock) {
    this.scanner = scanner;
    this.clock = clock;
  }

  @Override
  public Vocabulary vocabulary() {
    return new ConditionFields(clock).vocabulary();
  }

  @Override
  public Map<String, Function<String, FieldValue>> look(List<Repository> repositories) {
    ConditionFields fields = new ConditionFields(clock);
    return scanner.scan(repositories, ScanOptions.defaults()).stream()
        .collect(
            Collectors.toMap(RepositoryStatus::name, status -> name -> fields.read(status, name)));
  }
}
