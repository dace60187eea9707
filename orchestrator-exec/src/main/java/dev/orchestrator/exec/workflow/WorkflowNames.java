package dev.orchestrator.exec.workflow;

import dev.orchestrator.core.expression.FieldType;
import dev.orchestrator.core.expression.FieldValue;
import dev.orchestrator.core.expression.Vocabulary;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.selector.RegistryFields;
import dev.orchestrator.core.template.RepositoryValues;
import dev.orchestrator.core.template.TextTemplate;
import dev.orchestrator.core.text.Suggestions;
import dev.orchestrator.exec.run.Outcome;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the templates and conditions of workflows may name: the fields of the registry. */
final class WorkflowNames {

  /** How the steps before went; in conditions only. */
  static final String OUTCOME = "outcome";

  private final RegistryFields fields;
  private final Vocabulary vocabulary;
  private final Set<String> variables;

  @Inject
  WorkflowNames(RepositoryRegistry registry) {
    this.fields = new RegistryFields(registry);
    this.vocabulary = vocabulary(fields);
    this.variables = variables(registry);
  }

  private static Vocabulary vocabulary(RegistryFields fields) {
    Map<String, FieldType> types = new HashMap<>(Map.of(OUTCOME, FieldType.TEXT));
    fields
        .vocabulary()
        .types()
        .forEach((name, type) -> types.put(RepositoryValues.PREFIX + name, type));
    return new Vocabulary(types);
  }

  private static Set<String> variables(RepositoryRegistry registry) {
    Set<String> variables = new HashSet<>();
    registry.all().forEach(each -> variables.addAll(RepositoryValues.of(each).keySet()));
    return Set.copyOf(variables);
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  /** The variables that no repository has; none where there is no repository to tell. */
  List<String> unknown(TextTemplate template) {
    return template.variables().stream()
        .filter(name -> !variables.isEmpty() && !variables.contains(name))
        .toList();
  }

  Optional<String> suggestion(String variable) {
    return Suggestions.nearest(variable, variables).map(near -> "did you mean '" + near + "'?");
  }

  FieldValue value(Repository repository, Outcome outcome, String name) {
    return name.equals(OUTCOME)
        ? new FieldValue.Text(outcome.toString())
        : fields.value(repository, name.substring(RepositoryValues.PREFIX.length()));
  }
}
