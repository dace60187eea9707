package dev.orchestrator.tasks.document;

import java.util.List;
import java.util.Optional;

/**
 * A task where it stands in a document.
 *
 * @param label its identifier as the document spells it
 * @param number its identifier's number
 * @param title its title, as people read it
 * @param line the 0-based line of its heading
 * @param titleSpan the bytes of the title
 * @param headingEnd behind the heading's line
 * @param extent everything up to the next heading of level 3 or higher, trailing blank lines
 *     excepted
 * @param separator where the blank lines behind it end
 * @param section the words of the nearest heading above it that is higher; empty where there is
 *     none
 * @param fields in their order
 * @param criteria in their order, wherever in the task they stand
 * @param text what stands behind the fields, without blank lines around it
 */
public record TaskBlock(
    String label,
    int number,
    String title,
    int line,
    Span titleSpan,
    int headingEnd,
    Span extent,
    int separator,
    String section,
    List<FieldEntry> fields,
    List<CriterionEntry> criteria,
    Span text) {

  /** Copies the lists. */
  public TaskBlock {
    fields = List.copyOf(fields);
    criteria = List.copyOf(criteria);
  }

  /** The first field of that name; upper and lower case are the same. */
  public Optional<FieldEntry> field(String name) {
    return fields.stream().filter(field -> field.name().equalsIgnoreCase(name)).findFirst();
  }
}
