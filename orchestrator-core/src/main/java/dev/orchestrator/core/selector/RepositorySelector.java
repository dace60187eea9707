package dev.orchestrator.core.selector;

import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.expression.Expression;
import dev.orchestrator.core.expression.FieldValue;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.text.Suggestions;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Finds the repositories a command is about. */
public final class RepositorySelector {

  /** No repository is like that; a command about nothing has not succeeded. */
  public static final ErrorCode NO_REPOSITORY_SELECTED = ErrorCode.user("NO_REPOSITORY_SELECTED");

  /** Which repositories are meant is not guessed. */
  public static final ErrorCode SELECTION_MISSING = ErrorCode.user("SELECTION_MISSING");

  private final RepositoryRegistry registry;
  private final StatusFields statusFields;

  /** Selects from {@code registry}; asks {@code statusFields} only when a condition needs it. */
  @Inject
  public RepositorySelector(RepositoryRegistry registry, StatusFields statusFields) {
    this.registry = registry;
    this.statusFields = statusFields;
  }

  /**
   * The repositories, at least one: in the order they were named, else in the order of the
   * registry. An empty query selects every repository.
   *
   * @throws OrchestratorException {@link #NO_REPOSITORY_SELECTED}, or {@link
   *     RepositoryRegistry#REPOSITORY_UNKNOWN} for a name that does not exist
   * @throws dev.orchestrator.core.expression.ExpressionException for a condition that is wrong
   */
  public List<Repository> select(RepositoryQuery query) {
    List<Repository> candidates = candidates(query);
    List<Repository> selected =
        query.where().map(text -> matching(candidates, text)).orElse(candidates);
    if (selected.isEmpty()) {
      throw none(query);
    }
    return selected;
  }

  /**
   * The repositories asked for; when nothing was, all there are, which may be none: for a use case
   * that has something to say of a workspace without repositories.
   */
  public List<Repository> selectOrAny(RepositoryQuery query) {
    return query.isEmpty() ? registry.all() : select(query);
  }

  /**
   * The repositories asked for, for a use case that does not guess which are meant.
   *
   * @throws OrchestratorException {@link #SELECTION_MISSING} when nothing was asked for
   */
  public List<Repository> selectNamed(RepositoryQuery query) {
    if (query.isEmpty()) {
      throw new OrchestratorException(
          SELECTION_MISSING,
          "no repositories were named",
          "name some, or choose them with --tag, --language, --where or --all");
    }
    return select(query);
  }

  private List<Repository> candidates(RepositoryQuery query) {
    List<Repository> named = named(query.names());
    if (query.tags().isEmpty() && query.languages().isEmpty()) {
      return named;
    }
    return named.stream()
        .filter(
            each ->
                query.tags().isEmpty()
                    || query.tags().stream().anyMatch(each.profile().tags()::contains))
        .filter(each -> query.languages().isEmpty() || hasLanguage(each, query.languages()))
        .toList();
  }

  private List<Repository> named(List<String> names) {
    List<Repository> found = new ArrayList<>();
    names.stream().distinct().forEach(name -> found.add(registry.require(name)));
    return names.isEmpty() ? registry.all() : found;
  }

  private static boolean hasLanguage(Repository repository, List<String> languages) {
    return languages.stream().anyMatch(repository.profile().language()::equalsIgnoreCase);
  }

  private List<Repository> matching(List<Repository> candidates, String condition) {
    RegistryFields fields = new RegistryFields(registry);
    Expression expression =
        Expression.parse(condition, fields.vocabulary().and(statusFields.vocabulary()));
    Set<String> needed = new HashSet<>(expression.fields());
    needed.removeAll(fields.vocabulary().types().keySet());
    Map<String, Function<String, FieldValue>> status =
        needed.isEmpty() || candidates.isEmpty() ? Map.of() : statusFields.look(candidates);
    return candidates.stream()
        .filter(each -> expression.holds(name -> value(name, each, fields, status)))
        .toList();
  }

  private static FieldValue value(
      String name,
      Repository repository,
      RegistryFields fields,
      Map<String, Function<String, FieldValue>> status) {
    boolean known = fields.vocabulary().typeOf(name).isPresent();
    return known
        ? fields.value(repository, name)
        : status.getOrDefault(repository.name(), none -> new FieldValue.Unknown()).apply(name);
  }

  private OrchestratorException none(RepositoryQuery query) {
    if (registry.all().isEmpty()) {
      return new OrchestratorException(
          NO_REPOSITORY_SELECTED,
          "config/repos.json has no repositories",
          "add some with 'orchestrator repo add FOLDER' or 'orchestrator repo discover DIR'");
    }
    return new OrchestratorException(
        NO_REPOSITORY_SELECTED, "no repository matches the selection", hint(query));
  }

  private String hint(RepositoryQuery query) {
    Set<String> tags = new TreeSet<>();
    registry.all().forEach(each -> tags.addAll(each.profile().tags()));
    return query.tags().stream()
        .filter(tag -> !tags.contains(tag))
        .map(tag -> "no repository has the tag '" + tag + "'; " + known(tag, tags))
        .findFirst()
        .orElse("'orchestrator repo list' shows what there is to select from");
  }

  private static String known(String tag, Set<String> tags) {
    return Suggestions.hint(tag, tags, "known tags: " + String.join(", ", tags));
  }
}
