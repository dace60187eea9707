package dev.orchestrator.core.plugin;

import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.text.Suggestions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All implementations of one extension point, by name, built in ones first. Immutable.
 *
 * @param <T> the extension point
 */
public final class Extensions<T> {

  /** Two plugins contribute the same name to one extension point. */
  public static final ErrorCode EXTENSION_CLASH = ErrorCode.environment("EXTENSION_CLASH");

  /** No plugin contributes that name. */
  public static final ErrorCode EXTENSION_UNKNOWN = ErrorCode.user("EXTENSION_UNKNOWN");

  private final String point;
  private final Map<String, Extension<T>> byName;

  /**
   * {@code WorkerBackendFactory} is a worker backend to people, and {@code AgentAdapter} an agent.
   */
  private static String words(Class<?> point) {
    return point
        .getSimpleName()
        .replaceFirst("(Factory|Adapter|Plugin)$", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toLowerCase(Locale.ROOT);
  }

  private Extensions(String point, Map<String, Extension<T>> byName) {
    this.point = point;
    this.byName = byName;
  }

  /**
   * Gathers what plugins contribute to an extension point.
   *
   * @throws OrchestratorException {@link #EXTENSION_CLASH} naming both owners of a name given twice
   */
  public static <T> Extensions<T> of(Class<T> point, PluginRegistry plugins) {
    Map<String, Extension<T>> byName = new LinkedHashMap<>();
    for (Extension<T> extension : plugins.extensionsOf(point)) {
      Extension<T> other = byName.putIfAbsent(extension.name(), extension);
      if (other != null) {
        throw new OrchestratorException(
            EXTENSION_CLASH,
            "%s '%s' is contributed by both '%s' and '%s'"
                .formatted(words(point), extension.name(), other.owner(), extension.owner()),
            "remove one of the two plugins");
      }
    }
    return new Extensions<>(words(point), byName);
  }

  /** The implementation with that name, if there is one. */
  public Optional<T> find(String name) {
    return Optional.ofNullable(byName.get(name)).map(Extension::value);
  }

  /**
   * The implementation with that name.
   *
   * @throws OrchestratorException {@link #EXTENSION_UNKNOWN} with the nearest name as a suggestion
   */
  public T require(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new OrchestratorException(
                    EXTENSION_UNKNOWN,
                    "there is no " + point + " named '" + name + "'",
                    Suggestions.hint(name, names(), "known: " + String.join(", ", names()))));
  }

  /** Every name, built in ones first. */
  public Set<String> names() {
    return byName.values().stream()
        .map(Extension::name)
        .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
  }

  /** Every implementation with its name and owner. */
  public List<Extension<T>> all() {
    return List.copyOf(byName.values());
  }
}
