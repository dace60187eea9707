package dev.orchestrator.tasks.document;

/**
 * The block of settings that some tools keep between two lines of hyphens at a document's start.
 */
final class FrontMatter {

  private static final String FENCE = "---";

  private FrontMatter() {}

  /** How many lines it takes, its fences included; 0 where the document does not start with one. */
  static int lines(SourceText source) {
    if (source.lines() < 2 || !isFence(source, 0) || !isSetting(source, 1)) {
      return 0;
    }
    int line = 1;
    while (line < source.lines() && !source.blank(line) && !isFence(source, line)) {
      line++;
    }
    return line < source.lines() && isFence(source, line) ? line + 1 : 0;
  }

  private static boolean isFence(SourceText source, int line) {
    int start = source.start(line);
    return source.startsWith(FENCE, start)
        && source.skipBlanks(start + FENCE.length(), source.contentEnd(line))
            == source.contentEnd(line);
  }

  private static boolean isSetting(SourceText source, int line) {
    String text = source.latin1(source.start(line), source.contentEnd(line));
    return text.matches("[\\w.-]+ *:.*");
  }
}
