package dev.orchestrator.workers.hosting;

/**
 * A request that is to be opened.
 *
 * @param branch what is requested, as it was pushed
 * @param base the branch it is requested into
 * @param title one line
 * @param text what a reviewer should know; longer than a platform takes, it is cut and says so
 */
public record NewRequest(String branch, String base, String title, String text) {

  /** Platforms take titles of 255 characters. */
  private static final int LONGEST_TITLE = 250;

  /** GitHub takes 65,536 characters; an argument of a program may have 128 KiB. */
  private static final int LONGEST_TEXT = 30_000;

  /** Fits title and text to what the platforms take. */
  public NewRequest {
    title = cut(title.replaceAll("\\p{Cntrl}+", " ").strip(), LONGEST_TITLE, "...");
    text = cut(text, LONGEST_TEXT, "\n\n(The text is longer; the rest is left out.)\n");
  }

  private static String cut(String text, int longest, String end) {
    if (text.length() <= longest) {
      return text;
    }
    int at = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, at) + end;
  }
}
