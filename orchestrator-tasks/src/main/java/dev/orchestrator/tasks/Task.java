package dev.orchestrator.tasks;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A work item as a file of the store describes it.
 *
 * @param id what it is called by
 * @param label how the file spells the identifier
 * @param title one line
 * @param status which file it stands in
 * @param file absolute
 * @param line where its heading stands, 1-based
 * @param section the heading of level 1 or 2 it stands under; may be empty
 * @param fields in the order of the file
 * @param criteria its acceptance criteria in order
 * @param text the free text behind the fields; may be empty
 */
public record Task(
    TaskId id,
    String label,
    String title,
    TaskStatus status,
    Path file,
    int line,
    String section,
    List<TaskField> fields,
    List<Criterion> criteria,
    String text) {

  /** What {@code assigned} says while nobody has the task. */
  public static final String UNASSIGNED = "unassigned";

  private static final Pattern SEPARATOR = Pattern.compile("[,;\\s]+");

  /** Copies the lists. */
  public Task {
    fields = List.copyOf(fields);
    criteria = List.copyOf(criteria);
  }

  /** The value of a field; upper and lower case are the same, and of two equal names the first. */
  public Optional<String> field(String name) {
    return fields.stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(TaskField::value)
        .findFirst();
  }

  /** The value of a field, empty where the task does not have it. */
  public String fieldOrEmpty(String name) {
    return field(name).orElse("");
  }

  /** Whether nobody has the task. */
  public boolean isUnassigned() {
    String assigned = fieldOrEmpty(FieldNames.ASSIGNED);
    return assigned.isBlank() || assigned.equalsIgnoreCase(UNASSIGNED);
  }

  /** What {@code depends_on} names, as identifiers where they are some. */
  public Set<TaskId> dependsOn() {
    Set<TaskId> ids = new LinkedHashSet<>();
    dependencyWords().forEach(word -> TaskId.parse(word).ifPresent(ids::add));
    return ids;
  }

  /** What {@code depends_on} names, as it is written. */
  public List<String> dependencyWords() {
    String written = fieldOrEmpty(FieldNames.DEPENDS_ON);
    return written.isBlank()
        ? List.of()
        : SEPARATOR
            .splitAsStream(written)
            .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
            .filter(word -> !word.equalsIgnoreCase("none"))
            .toList();
  }

  /** How urgent it is; what is no priority counts as medium. */
  public Priority urgency() {
    return Priority.of(fieldOrEmpty(FieldNames.PRIORITY)).orElse(Priority.MEDIUM);
  }
}
