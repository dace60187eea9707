package dev.orchestrator.runtime.playbook;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * What the markdown of a playbook means: its title, its purpose, and which parts of it are code.
 */
final class PlaybookText {

  private static final Parser PARSER =
      Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES).build();

  private final String text;
  private final Node document;

  PlaybookText(String text) {
    this.text = text;
    this.document = PARSER.parse(text);
  }

  /** A stretch of the text; the stretches of a text follow each other without a gap. */
  record Part(String text, boolean code) {}

  String title(String otherwise) {
    return document.getFirstChild() instanceof Heading heading ? words(heading) : otherwise;
  }

  String purpose() {
    for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Paragraph) {
        return firstSentence(words(node));
      }
    }
    return "";
  }

  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    int from = 0;
    for (SourceSpan span : codeSpans()) {
      add(parts, text.substring(from, span.getInputIndex()), false);
      from = span.getInputIndex() + span.getLength();
      add(parts, text.substring(span.getInputIndex(), from), true);
    }
    add(parts, text.substring(from), false);
    return List.copyOf(parts);
  }

  private static void add(List<Part> parts, String text, boolean code) {
    if (!text.isEmpty()) {
      parts.add(new Part(text, code));
    }
  }

  private static String firstSentence(String paragraph) {
    int end = paragraph.indexOf(". ");
    return end < 0 ? paragraph : paragraph.substring(0, end + 1);
  }

  private static String words(Node parent) {
    StringBuilder words = new StringBuilder();
    parent.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text node) {
            words.append(node.getLiteral());
          }

          @Override
          public void visit(Code node) {
            words.append(node.getLiteral());
          }

          @Override
          public void visit(SoftLineBreak node) {
            words.append(' ');
          }
        });
    return words.toString();
  }

  private List<SourceSpan> codeSpans() {
    List<SourceSpan> spans = new ArrayList<>();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Code node) {
            spans.addAll(node.getSourceSpans());
          }

          @Override
          public void visit(FencedCodeBlock node) {
            spans.addAll(node.getSourceSpans());
          }

          @Override
          public void visit(IndentedCodeBlock node) {
            spans.addAll(node.getSourceSpans());
          }
        });
    return spans;
  }
}
