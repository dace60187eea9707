package dev.orchestrator.core.selector;

import dev.orchestrator.core.expression.FieldValue;
import dev.orchestrator.core.expression.Vocabulary;
import dev.orchestrator.core.registry.Repository;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Where conditions get what the registry does not know: the state a repository is in now. */
public interface StatusFields {

  /** The fields there are. */
  Vocabulary vocabulary();

  /** Looks at the repositories; the fields of each, by its name. */
  Map<String, Function<String, FieldValue>> look(List<Repository> repositories);
}
