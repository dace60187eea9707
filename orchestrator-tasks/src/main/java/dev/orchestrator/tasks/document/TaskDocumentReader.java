package dev.orchestrator.tasks.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a document of its outline. */
final class TaskDocumentReader {

  private final SourceText source;
  private final Outline outline;
  private final List<TaskBlock> tasks = new ArrayList<>();
  private final List<TaskDocument.Section> sections = new ArrayList<>();
  private final List<Flaw> flaws = new ArrayList<>();
  private final List<Flaw> remarks = new ArrayList<>();
  private final Set<Integer> numbers = new HashSet<>();

  TaskDocumentReader(SourceText source, Outline outline) {
    this.source = source;
    this.outline = outline;
  }

  TaskDocument read() {
    TaskBlockReader blocks = new TaskBlockReader(source, outline.opaque());
    List<Heading> headings =
        outline.headings().stream().filter(each -> each.level() <= TaskHeading.LEVEL).toList();
    String section = "";
    for (int index = 0; index < headings.size(); index++) {
      Heading heading = headings.get(index);
      int limit = index + 1 < headings.size() ? headings.get(index + 1).start() : source.length();
      Optional<TaskHeading> words = TaskHeading.read(source, heading.text());
      if (words.isPresent() && heading.level() == TaskHeading.LEVEL) {
        numbers.add(words.get().number());
        tasks.add(blocks.block(heading, words.get(), limit, section));
      } else {
        complainIfMeantAsTask(heading);
      }
      if (heading.level() < TaskHeading.LEVEL) {
        section = source.utf8(heading.text().start(), heading.text().end());
        sections.add(section(headings, index, section));
      }
    }
    complain();
    remark();
    return TaskDocument.of(source, tasks, sections, flaws, remarks, numbers);
  }

  private TaskDocument.Section section(List<Heading> headings, int index, String title) {
    Heading heading = headings.get(index);
    int end =
        headings.stream()
            .skip(index + 1L)
            .filter(next -> next.level() <= heading.level())
            .mapToInt(Heading::start)
            .findFirst()
            .orElse(source.length());
    return new TaskDocument.Section(
        title, heading.level(), heading.line(), heading.start(), heading.end(), end);
  }

  private void remark() {
    boolean insideTask = false;
    for (Heading heading : outline.headings()) {
      Span text = heading.text();
      boolean task = TaskHeading.read(source, text).isPresent();
      String shown = "'" + source.utf8(text.start(), text.end()) + "'";
      if (heading.level() > TaskHeading.LEVEL && task) {
        remarks.add(new Flaw(heading.line(), shown + " is too low to be a task: that takes '###'"));
      }
      if (heading.level() == TaskHeading.LEVEL && insideTask && !task) {
        remarks.add(
            new Flaw(heading.line(), shown + " ends the task above: '####' would belong to it"));
      }
      insideTask = heading.level() == TaskHeading.LEVEL ? task : insideTask && heading.level() > 3;
    }
  }

  private void complainIfMeantAsTask(Heading heading) {
    Span text = heading.text();
    if (!TaskHeading.looksLikeTask(source, text.start(), text.end())) {
      return;
    }
    String shown = source.utf8(text.start(), text.end());
    String why =
        heading.level() == TaskHeading.LEVEL
            ? "'" + shown + "' is no task heading: write '### [task-NNN] Title'"
            : "'" + shown + "' is a heading of level " + heading.level() + ": a task's is '###'";
    claim(text);
    flaws.add(new Flaw(heading.line(), why));
  }

  private void claim(Span text) {
    int number = TaskHeading.claimedNumber(source, text);
    if (number >= 0) {
      numbers.add(number);
    }
  }

  private void complain() {
    outline.slips().stream().filter(line -> !isOpaque(line)).forEach(this::complainOfSlip);
    outline
        .unclosed()
        .ifPresent(
            line ->
                flaws.add(
                    new Flaw(
                        line, "a code fence, comment or HTML that opens here is never closed")));
    if (source.indexOf("\0", 0) >= 0) {
      flaws.add(
          new Flaw(source.lineOf(source.indexOf("\0", 0)), "holds a NUL byte, as after a crash"));
    }
    complainOfConflicts();
    flaws.sort(Comparator.comparingInt(Flaw::line));
  }

  private void complainOfSlip(int line) {
    Span text = new Span(source.start(line), source.contentEnd(line));
    claim(text);
    flaws.add(
        new Flaw(
            line, "'" + source.utf8(text.start(), text.end()) + "' needs a space after '###'"));
  }

  private void complainOfConflicts() {
    for (String marker : List.of("<<<<<<< ", ">>>>>>> ")) {
      int at = source.indexOf(marker, 0);
      while (at >= 0) {
        int line = source.lineOf(at);
        if (source.start(line) == at) {
          flaws.add(new Flaw(line, "a git conflict marker"));
        }
        at = source.indexOf(marker, at + 1);
      }
    }
  }

  private boolean isOpaque(int line) {
    return outline.opaque().stream().anyMatch(span -> span.contains(source.firstInk(line)));
  }
}
