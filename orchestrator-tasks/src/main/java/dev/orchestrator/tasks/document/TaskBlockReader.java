package dev.orchestrator.tasks.document;

import java.util.ArrayList;
import java.util.List;

/** Reads the inside of tasks: fields first, then free text, with criteria anywhere. Thread-safe. */
final class TaskBlockReader {

  private final SourceText source;
  private final List<Span> opaque;

  TaskBlockReader(SourceText source, List<Span> opaque) {
    this.source = source;
    this.opaque = opaque;
  }

  TaskBlock block(Heading heading, TaskHeading words, int limit, String section) {
    int first = heading.line() + 1;
    int behind = limit == source.length() ? source.lines() : source.lineOf(limit);
    int last = behind;
    while (last > first && source.blank(last - 1)) {
      last--;
    }
    return new TaskBlock(this, heading, words, section, last, source.start(behind));
  }

  TaskInside inside(int first, int last) {
    List<FieldEntry> fields = new ArrayList<>();
    int text = fields(first, last, fields);
    int end = source.start(last);
    return new TaskInside(
        fields, criteria(first, last), new Span(Math.min(source.start(text), end), end));
  }

  String title(TaskHeading words) {
    return Titles.read(source.utf8(words.title().start(), words.title().end()));
  }

  int start(int line) {
    return source.start(line);
  }

  /** Fills in the fields and answers the line behind them, where free text may begin. */
  private int fields(int first, int last, List<FieldEntry> fields) {
    int behind = first;
    int line = first;
    while (line < last) {
      int next = itemEnd(line, last);
      if (isOpaque(line) || next == line) {
        break;
      }
      FieldLine field = FieldLine.read(source, line).orElse(null);
      if (field != null) {
        fields.add(entry(field, line, next));
      }
      if (field != null || !source.blank(line)) {
        behind = next;
      }
      line = next;
    }
    while (behind < last && source.blank(behind)) {
      behind++;
    }
    return fields.isEmpty() ? textWithoutFields(first, last) : behind;
  }

  private int textWithoutFields(int first, int last) {
    int line = first;
    while (line < last && source.blank(line)) {
      line++;
    }
    return line;
  }

  /** Behind the list item or blank line at {@code line}; the line itself when it is neither. */
  private int itemEnd(int line, int last) {
    if (source.blank(line)) {
      return line + 1;
    }
    int ink = source.firstInk(line);
    int bullet = LineShape.bulletEnd(source, ink, source.contentEnd(line));
    int content = source.skipBlanks(bullet, source.contentEnd(line));
    if (bullet == ink || content == bullet || source.indent(line) > 3 || isRule(line)) {
      return line;
    }
    return continuationEnd(line, last, source.columns(source.start(line), content));
  }

  /** List items go on in lines that are indented as far, and lazily in lines of the paragraph. */
  private int continuationEnd(int line, int last, int column) {
    int end = line + 1;
    for (int at = line + 1; at < last; at++) {
      if (source.blank(at)) {
        continue;
      }
      boolean inside = source.indent(at) >= Math.min(column, 4);
      boolean lazy = at == end && !startsBlock(at);
      if (!inside && !lazy) {
        break;
      }
      end = at + 1;
    }
    return end;
  }

  private boolean startsBlock(int line) {
    int ink = source.firstInk(line);
    int end = source.contentEnd(line);
    char first = source.at(ink);
    return LineShape.bulletEnd(source, ink, end) > ink
        || first == '#'
        || first == '>'
        || isOpaque(line)
        || isRule(line);
  }

  private boolean isRule(int line) {
    int end = source.contentEnd(line);
    int at = source.firstInk(line);
    char sign = source.at(at);
    int signs = 0;
    while (at < end && (source.at(at) == sign || LineShape.isBlank(source.at(at)))) {
      signs += source.at(at) == sign ? 1 : 0;
      at++;
    }
    return at == end && signs >= 3 && (sign == '-' || sign == '*' || sign == '_');
  }

  private FieldEntry entry(FieldLine field, int line, int next) {
    int limit = source.contentEnd(line);
    int start = source.skipBlanks(field.afterColon(), limit);
    int lastInk = next - 1;
    int end = source.trimBlanks(start, source.contentEnd(lastInk));
    return new FieldEntry(
        source.utf8(field.name().start(), field.name().end()).strip(),
        value(field, line, next, start),
        line,
        new Span(source.start(line), source.start(next)),
        field.name(),
        new Span(start, Math.max(start, end)));
  }

  private String value(FieldLine field, int line, int next, int start) {
    int limit = source.contentEnd(line);
    String first = source.utf8(start, source.trimBlanks(start, limit));
    if (next == line + 1) {
      return first;
    }
    StringBuilder value = new StringBuilder(first);
    for (int at = line + 1; at < next; at++) {
      int end = source.contentEnd(at);
      int from = source.start(at);
      while (from < end
          && LineShape.isBlank(source.at(from))
          && source.columns(source.start(at), from) < field.contentColumn()) {
        from++;
      }
      value.append('\n').append(source.utf8(from, source.trimBlanks(from, end)));
    }
    return value.toString().strip();
  }

  private List<CriterionEntry> criteria(int first, int last) {
    List<CriterionEntry> criteria = new ArrayList<>();
    for (int line = first; line < last; line++) {
      int end = source.contentEnd(line);
      int ink = source.firstInk(line);
      int bullet = LineShape.bulletEnd(source, ink, end);
      int box = source.skipBlanks(bullet, end);
      if (bullet > ink && box > bullet && isBox(box, end) && !isOpaque(line)) {
        int text = source.skipBlanks(box + 3, end);
        criteria.add(
            new CriterionEntry(
                source.at(box + 1) != ' ',
                source.utf8(text, source.trimBlanks(text, end)),
                line,
                box + 1));
      }
    }
    return criteria;
  }

  private boolean isBox(int at, int end) {
    if (at + 3 > end || source.at(at) != '[' || source.at(at + 2) != ']') {
      return false;
    }
    char mark = source.at(at + 1);
    boolean marked = mark == ' ' || mark == 'x' || mark == 'X';
    return marked && (at + 3 == end || LineShape.isBlank(source.at(at + 3)));
  }

  private boolean isOpaque(int line) {
    int at = source.firstInk(line);
    int low = 0;
    int high = opaque.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (opaque.get(middle).end() <= at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < opaque.size() && opaque.get(low).contains(at);
  }
}
