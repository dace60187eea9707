package dev.orchestrator.runtime.playbook;

import static java.util.stream.Collectors.joining;

import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.template.RepositoryValues;
import dev.orchestrator.core.template.TextTemplate;
import dev.orchestrator.core.text.Suggestions;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Fills the values of one job into a playbook. In code a value that a shell would not take as one
 * plain word is quoted, because people and agents copy commands from playbooks: a branch named
 * {@code $(x)} stays a branch.
 */
public final class PlaybookFilling {

  /** A value was given for a name that the playbook does not have. */
  public static final ErrorCode PLAYBOOK_VARIABLE_UNKNOWN =
      ErrorCode.user("PLAYBOOK_VARIABLE_UNKNOWN");

  private static final Pattern PLAIN_WORD = Pattern.compile("[\\w@%+=:,./-]+");

  private final Map<String, Object> values = new HashMap<>();
  private final Set<String> given;
  private final boolean repositoryGiven;

  /**
   * With these values; a repository gives those of all {@code {{repo...}}} fields.
   *
   * @param variables values by the name of their variable
   */
  public PlaybookFilling(Optional<Repository> repository, Map<String, String> variables) {
    repository.map(RepositoryValues::of).ifPresent(values::putAll);
    values.putAll(variables);
    given = Set.copyOf(variables.keySet());
    repositoryGiven = repository.isPresent();
  }

  /**
   * The playbook with everything filled in that was given.
   *
   * @throws OrchestratorException {@link #PLAYBOOK_VARIABLE_UNKNOWN}, or when the text is no
   *     template, or names a field that the given repository does not have
   */
  public Filled fill(Playbook playbook) {
    Set<String> names = playbook.names();
    refuseStrangers(playbook, names);
    Set<String> open = new LinkedHashSet<>(names);
    open.removeAll(values.keySet());
    if (repositoryGiven) {
      open.removeIf(name -> name.startsWith(RepositoryValues.PREFIX));
    }
    String text =
        new PlaybookText(playbook.text())
            .parts().stream().map(part -> render(playbook, part, open)).collect(joining());
    return new Filled(text, List.copyOf(open));
  }

  /** What is not known yet stays as the placeholder it was. */
  private String render(Playbook playbook, PlaybookText.Part part, Set<String> open) {
    Map<String, Object> shown = new HashMap<>();
    values.forEach((name, value) -> shown.put(name, part.code() ? quoted(value) : value));
    open.forEach(name -> shown.put(name, "{{" + name + "}}"));
    return TextTemplate.parse(playbook.file().toString(), part.text()).render(shown);
  }

  private void refuseStrangers(Playbook playbook, Set<String> names) {
    Set<String> strangers = new TreeSet<>(given);
    strangers.removeAll(names);
    if (!strangers.isEmpty()) {
      String first = strangers.iterator().next();
      throw new OrchestratorException(
          PLAYBOOK_VARIABLE_UNKNOWN,
          "playbook '" + playbook.name() + "' has no variable " + String.join(", ", strangers),
          Suggestions.hint(first, names, "its variables: " + String.join(", ", names)));
    }
  }

  private static Object quoted(Object value) {
    return value instanceof String text && !text.isEmpty() && !PLAIN_WORD.matcher(text).matches()
        ? "'" + text.replace("'", "'\\''") + "'"
        : value;
  }

  /**
   * A playbook ready to follow.
   *
   * @param text the markdown
   * @param open the names that still stand in it as placeholders, because no value was given
   */
  public record Filled(String text, List<String> open) {}
}
