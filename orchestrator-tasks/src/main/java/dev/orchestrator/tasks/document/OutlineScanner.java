package dev.orchestrator.tasks.document;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Finds the outline of a document. A heading in the first column is a heading unless code or HTML
 * is open around it, and nothing else reaches over it; so only the stretches between two such
 * headings that hold a doubtful line are given to the CommonMark parser, each by itself. A document
 * of plain tasks is read without it, and what it says of the others is what it says of the whole
 * document; a test compares the two on thousands of documents.
 */
final class OutlineScanner {

  private final SourceText source;
  private final List<Heading> headings = new ArrayList<>();
  private final List<Span> opaque = new ArrayList<>();
  private final List<Integer> slips = new ArrayList<>();
  private OptionalInt unclosed = OptionalInt.empty();

  /** The line where nothing was open for the last time. */
  private int stretch;

  private boolean doubtful;

  /** No use in asking again before this line: what is open has not had the time to close. */
  private int patience;

  private OutlineScanner(SourceText source) {
    this.source = source;
  }

  static Outline scan(SourceText source) {
    return new OutlineScanner(source).scan();
  }

  private Outline scan() {
    stretch = FrontMatter.lines(source);
    if (stretch > 0) {
      opaque.add(new Span(source.start(0), source.start(stretch)));
    }
    int line = stretch;
    while (line < source.lines()) {
      boolean plain = !doubtful && PlainBlock.opens(source, line);
      line = plain ? passBlock(line) : passLine(line);
    }
    if (doubtful) {
      askToTheEnd();
    }
    return new Outline(headings, opaque, unclosed, slips);
  }

  /** Behind the code or comment that starts here, where nothing is open again. */
  private int passBlock(int line) {
    int closing = PlainBlock.closingLine(source, line);
    if (closing < 0) {
      unclosed = OptionalInt.of(line);
    }
    int last = closing < 0 ? source.lines() - 1 : closing;
    opaque.add(new Span(source.start(line), source.contentEnd(last)));
    stretch = last + 1;
    return stretch;
  }

  private int passLine(int line) {
    int level = LineShape.headingLevel(source, line);
    if (level == 0) {
      doubtful |= LineShape.isDoubtful(source, line);
      if (LineShape.isHeadingSlip(source, line)) {
        slips.add(line);
      }
    } else if (!doubtful) {
      headings.add(HeadingText.atLine(source, level, line));
      stretch = line;
    } else if (line >= patience) {
      ask(line);
    }
    return line + 1;
  }

  private void ask(int line) {
    CommonMarkOutline answer =
        CommonMarkOutline.of(source, source.start(stretch), source.end(line));
    boolean closed = !answer.headings().isEmpty() && lastLine(answer) == line;
    if (closed) {
      accept(answer, source.length() + 1);
      stretch = line;
      doubtful = false;
    } else {
      patience = line + (line - stretch);
    }
  }

  private void askToTheEnd() {
    CommonMarkOutline answer = CommonMarkOutline.withHeadingBehind(source, source.start(stretch));
    boolean closed = !answer.headings().isEmpty() && lastLine(answer) == source.lines();
    if (!closed) {
      unclosed = OptionalInt.of(source.lineOf(answer.lastBlock()));
    }
    accept(answer, source.length());
  }

  private static int lastLine(CommonMarkOutline answer) {
    return answer.headings().get(answer.headings().size() - 1).line();
  }

  private void accept(CommonMarkOutline answer, int limit) {
    int known = headings.isEmpty() ? -1 : headings.get(headings.size() - 1).start();
    for (Heading heading : answer.headings()) {
      if (heading.start() > known && heading.start() < limit) {
        headings.add(heading);
      }
    }
    opaque.addAll(answer.opaque());
  }
}
