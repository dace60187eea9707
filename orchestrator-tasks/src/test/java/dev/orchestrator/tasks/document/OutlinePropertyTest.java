package dev.orchestrator.tasks.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The scanner must say of every document what the CommonMark parser says of the whole of it. */
class OutlinePropertyTest {

  private static final int DOCUMENTS = 5_000;

  private static final List<String> LINES =
      List.of(
          "",
          "",
          "text",
          "# one",
          "## two",
          "### [task-1] x",
          "### [task-2] y",
          "#### four",
          "```",
          "````",
          "~~~",
          "  ```",
          "    ```",
          "- a",
          "- ```",
          "  - b",
          "1. c",
          "> q",
          "> ```",
          "<!--",
          "<!-->",
          "<!--->",
          "``` `x`",
          "~~~ `x`",
          "   ~~~~",
          "```` sh",
          "-->",
          "<!-- x -->",
          "<div>",
          "</div>",
          "<script>",
          "</script>",
          "<pre>",
          "<b>",
          "---",
          "===",
          "   ## three spaces",
          "    ## code",
          "\t# tab",
          "  ### [task-3] z",
          "- ### in item",
          "- **repo**: x",
          "  continued",
          "[a]: /url",
          "#no",
          "#",
          "######",
          "***",
          "<?x",
          "?>",
          "<![CDATA[",
          "]]>",
          "<!A",
          "-",
          "+",
          "2)",
          "*\t- x",
          "&nbsp;",
          "\\# x",
          "| a |");

  @Test
  void theScannerAgreesWithTheParserOnWrittenDocuments() {
    for (long seed = 0; seed < DOCUMENTS; seed++) {
      compare(seed, DocumentGenerator.any(seed));
    }
  }

  @Test
  void theScannerAgreesWithTheParserOnLinesInAnyOrder() {
    for (long seed = 0; seed < DOCUMENTS; seed++) {
      Random random = new Random(seed);
      List<String> lines = new ArrayList<>();
      int count = 1 + random.nextInt(14);
      for (int line = 0; line < count; line++) {
        lines.add(LINES.get(random.nextInt(LINES.size())));
      }
      compare(seed, String.join(random.nextInt(5) == 0 ? "\r\n" : "\n", lines));
    }
  }

  @Test
  @Tag("T1")
  void whatIsReadIsWrittenBackByteForByte() {
    for (long seed = 0; seed < DOCUMENTS; seed++) {
      byte[] bytes = DocumentGenerator.any(seed).getBytes(StandardCharsets.UTF_8);
      TaskDocument document = TaskDocument.parse(bytes);
      assertThat(document.bytes()).isEqualTo(bytes);
      assertThat(document.with(List.of())).isEqualTo(bytes);
    }
  }

  @Test
  @Tag("T1")
  void bytesThatAreNoTextAreWrittenBackToo() {
    for (long seed = 0; seed < 500; seed++) {
      byte[] bytes = new byte[200];
      new Random(seed).nextBytes(bytes);
      TaskDocument document = TaskDocument.parse(bytes);
      assertThat(document.with(List.of())).isEqualTo(bytes);
    }
  }

  private static void compare(long seed, String text) {
    SourceText source = new SourceText(text.getBytes(StandardCharsets.UTF_8));
    int from = source.start(FrontMatter.lines(source));
    CommonMarkOutline parser = CommonMarkOutline.withHeadingBehind(source, from);
    List<Heading> expected =
        parser.headings().stream().filter(heading -> heading.start() < source.length()).toList();
    boolean closed = parser.headings().size() > expected.size();
    Outline outline = OutlineScanner.scan(source);
    assertThat(outline.headings()).as("headings, seed %d:%n%s", seed, text).isEqualTo(expected);
    assertThat(outline.unclosed().isEmpty())
        .as("closed, seed %d:%n%s", seed, text)
        .isEqualTo(closed);
  }
}
