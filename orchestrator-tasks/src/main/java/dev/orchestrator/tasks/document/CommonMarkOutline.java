package dev.orchestrator.tasks.document;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Asks the CommonMark parser about a stretch of a document that begins where nothing is open: at
 * the start, or at a heading in the first column.
 *
 * @param headings those at the top of the stretch
 * @param opaque code and HTML
 * @param lastBlock where the last block at the top starts
 */
record CommonMarkOutline(List<Heading> headings, List<Span> opaque, int lastBlock) {

  /** Blocks are all that is asked for, and inlines are most of the work. */
  private static final Parser PARSER =
      Parser.builder()
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .inlineParserFactory(context -> (lines, block) -> {})
          .build();

  static CommonMarkOutline of(SourceText source, int from, int to) {
    return of(source, from, source.latin1(from, to));
  }

  /**
   * As if the stretch went on with a blank line and a heading: the last one, if it gets that far.
   */
  static CommonMarkOutline withHeadingBehind(SourceText source, int from) {
    String end = source.lineEnd();
    return of(source, from, source.latin1(from, source.length()) + end + end + "#" + end);
  }

  private static CommonMarkOutline of(SourceText source, int from, String stretch) {
    Node document = PARSER.parse(stretch);
    Collector collector = new Collector(source, from);
    document.accept(collector);
    Node last = document.getLastChild();
    int lastBlock = last == null ? from : from + last.getSourceSpans().get(0).getInputIndex();
    return new CommonMarkOutline(collector.headings, collector.opaque, lastBlock);
  }

  private static final class Collector extends AbstractVisitor {
    private final SourceText source;
    private final int from;
    private final List<Heading> headings = new ArrayList<>();
    private final List<Span> opaque = new ArrayList<>();

    Collector(SourceText source, int from) {
      this.source = source;
      this.from = from;
    }

    @Override
    public void visit(org.commonmark.node.Heading heading) {
      if (!(heading.getParent() instanceof Document)) {
        return;
      }
      Span span = span(heading);
      if (span.start() >= source.length()) {
        headings.add(
            new Heading(heading.getLevel(), source.lines(), span.start(), span.start(), span));
      } else {
        headings.add(HeadingText.heading(source, heading.getLevel(), span));
      }
    }

    @Override
    public void visit(FencedCodeBlock block) {
      opaque.add(span(block));
    }

    @Override
    public void visit(IndentedCodeBlock block) {
      opaque.add(span(block));
    }

    @Override
    public void visit(HtmlBlock block) {
      opaque.add(span(block));
    }

    private Span span(Block block) {
      List<SourceSpan> spans = block.getSourceSpans();
      SourceSpan last = spans.get(spans.size() - 1);
      int start = from + spans.get(0).getInputIndex();
      return new Span(start, Math.max(start, from + last.getInputIndex() + last.getLength()));
    }
  }
}
