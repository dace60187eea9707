package dev.orchestrator.core.config;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How entries are laid out in a file: copied from the last entry there is, else two spaces a level.
 *
 * @param lead what stands before an entry, after the bracket or the comma
 * @param trail what stands after the last entry
 * @param inner what stands before each member; a single space when an entry is on one line
 */
record EntryLayout(String lead, String trail, String inner) {

  static EntryLayout of(ConfigList file) {
    String lineEnd = file.text().contains("\r\n") ? "\r\n" : "\n";
    if (file.entries().isEmpty()) {
      String base = lineEnd + indentationOfLineAt(file.text(), file.start());
      String unit = base.equals(lineEnd) ? "  " : base.substring(lineEnd.length());
      return new EntryLayout(base + unit, base, base + unit + unit);
    }
    int last = file.entries().size() - 1;
    String lead = whitespaceBefore(file.text(), file.entries().get(last).from());
    return new EntryLayout(lead, "", inner(file.entry(last)));
  }

  private static String inner(String entry) {
    String space = whitespaceBefore(entry, Math.max(1, entry.indexOf('"')));
    return space.contains("\n") ? space : " ";
  }

  String write(Map<String, Object> members) {
    boolean oneLine = !inner.contains("\n");
    String body =
        members.entrySet().stream()
            .map(member -> quoted(member.getKey()) + ": " + value(member.getValue()))
            .collect(Collectors.joining("," + inner));
    return oneLine ? "{" + body + "}" : "{" + inner + body + closing() + "}";
  }

  /** The brace stands where the entry began. */
  private String closing() {
    return lead.contains("\n")
        ? lead.substring(lead.lastIndexOf('\n')).replace("\n", end())
        : end();
  }

  private String end() {
    return inner.startsWith("\r\n") ? "\r\n" : "\n";
  }

  private static String value(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(EntryLayout::value).collect(Collectors.joining(", ", "[", "]"));
    }
    return value instanceof Boolean || value instanceof Number
        ? value.toString()
        : quoted(value.toString());
  }

  private static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  private static String indentationOfLineAt(String text, int offset) {
    int line = text.lastIndexOf('\n', offset - 1) + 1;
    int first = line;
    while (first < offset && (text.charAt(first) == ' ' || text.charAt(first) == '\t')) {
      first++;
    }
    return text.substring(line, first);
  }

  private static String whitespaceBefore(String text, int offset) {
    int from = offset;
    while (from > 0 && Character.isWhitespace(text.charAt(from - 1))) {
      from--;
    }
    return text.substring(from, offset);
  }
}
