import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Draws a screen of a terminal, text with colours as {@code tmux capture-pane -e} writes it, as an
 * SVG picture of a window.
 *
 * <p>Usage: {@code java TerminalPicture.java COLUMNS TITLE <SCREEN >PICTURE}
 */
final class TerminalPicture {

  private static final double CELL = 8.4;
  private static final double LINE = 18;
  private static final double MARGIN = 14;
  private static final double BAR = 30;

  private static final String PAPER = "#11151c";
  private static final String INK = "#d5dae3";
  private static final List<String> PALETTE =
      List.of(
          "#3b4252", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#d5dae3",
          "#6b7489", "#ef8891", "#b1d98f", "#f2d597", "#86c6ff", "#d9a0ea", "#7fd0da", "#ffffff");

  private static final Pattern CODE = Pattern.compile("\u001b\\[([0-9;:]*)m|\u001b[()][0-9A-B]|\u000e|\u000f");

  private final StringBuilder svg = new StringBuilder();
  private Style style = Style.PLAIN;

  public static void main(String[] arguments) throws IOException {
    String screen = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    String picture =
        new TerminalPicture().draw(Integer.parseInt(arguments[0]), arguments[1], screen);
    System.out.write(picture.getBytes(StandardCharsets.UTF_8));
    System.out.flush();
  }

  private String draw(int columns, String title, String screen) {
    List<String> lines = new ArrayList<>(screen.lines().toList());
    while (!lines.isEmpty() && CODE.matcher(lines.get(lines.size() - 1)).replaceAll("").isBlank()) {
      lines.remove(lines.size() - 1);
    }
    double width = columns * CELL + 2 * MARGIN;
    double height = lines.size() * LINE + BAR + 2 * MARGIN;
    window(width, height, title);
    for (int i = 0; i < lines.size(); i++) {
      line(lines.get(i), BAR + MARGIN + i * LINE);
    }
    return svg.append("</svg>\n").toString();
  }

  private void window(double width, double height, String title) {
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$.0f" height="%2$.0f" viewBox="0 0 %1$.0f %2$.0f" \
        font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14">
        <title>%3$s</title>
        <rect width="100%%" height="100%%" rx="9" fill="%4$s"/>
        <circle cx="18" cy="16" r="5.5" fill="#e06c75"/><circle cx="36" cy="16" r="5.5" fill="#e5c07b"/>\
        <circle cx="54" cy="16" r="5.5" fill="#98c379"/>
        <text x="%5$.0f" y="20.5" fill="#6b7489" font-size="12.5" text-anchor="middle">%3$s</text>
        """
            .formatted(width, height, escaped(title), PAPER, width / 2));
  }

  private void line(String line, double top) {
    Matcher code = CODE.matcher(line);
    int from = 0;
    int column = 0;
    while (code.find()) {
      column = run(line.substring(from, code.start()), column, top);
      if (code.group(1) != null) {
        style = style.with(code.group(1));
      }
      from = code.end();
    }
    run(line.substring(from), column, top);
  }

  private int run(String text, int column, double top) {
    int cells = text.codePoints().map(TerminalPicture::cells).sum();
    if (cells > 0 && style.background() != null) {
      svg.append(
          "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>%n"
              .formatted(MARGIN + column * CELL, top, cells * CELL, LINE, style.background()));
    }
    if (!text.isBlank()) {
      svg.append(
          "<text x=\"%.1f\" y=\"%.1f\" textLength=\"%.1f\" lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\" fill=\"%s\"%s>%s</text>%n"
              .formatted(
                  MARGIN + column * CELL,
                  top + 13.5,
                  cells * CELL,
                  style.foreground(),
                  style.attributes(),
                  escaped(text)));
    }
    return column + cells;
  }

  private static int cells(int point) {
    boolean wide =
        (point >= 0x1100 && point <= 0x115f)
            || (point >= 0x2e80 && point <= 0xa4cf)
            || (point >= 0xac00 && point <= 0xd7a3)
            || (point >= 0xff00 && point <= 0xff60)
            || (point >= 0x1f300 && point <= 0x1faff);
    boolean none = Character.getType(point) == Character.NON_SPACING_MARK || point == 0xfe0f;
    return none ? 0 : wide ? 2 : 1;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private record Style(
      String ink, String paper, boolean bold, boolean dim, boolean underlined, boolean inverse) {

    static final Style PLAIN = new Style(null, null, false, false, false, false);

    String foreground() {
      return inverse ? (paper == null ? PAPER : paper) : (ink == null ? INK : ink);
    }

    String background() {
      return inverse ? (ink == null ? INK : ink) : paper;
    }

    String attributes() {
      return (bold ? " font-weight=\"bold\"" : "")
          + (dim ? " opacity=\"0.6\"" : "")
          + (underlined ? " text-decoration=\"underline\"" : "");
    }

    Style with(String codes) {
      List<Integer> rest = new ArrayList<>();
      for (String code : codes.split("[;:]")) {
        rest.add(code.isEmpty() ? 0 : Integer.parseInt(code));
      }
      Style style = this;
      while (!rest.isEmpty()) {
        style = style.next(rest.remove(0), rest);
      }
      return style;
    }

    private Style next(int code, List<Integer> rest) {
      if (code >= 30 && code <= 38 || code >= 90 && code <= 97) {
        return new Style(colour(code, 30, rest), paper, bold, dim, underlined, inverse);
      }
      if (code >= 40 && code <= 48 || code >= 100 && code <= 107) {
        return new Style(ink, colour(code, 40, rest), bold, dim, underlined, inverse);
      }
      return switch (code) {
        case 0 -> PLAIN;
        case 1 -> new Style(ink, paper, true, dim, underlined, inverse);
        case 2 -> new Style(ink, paper, bold, true, underlined, inverse);
        case 4 -> new Style(ink, paper, bold, dim, true, inverse);
        case 7 -> new Style(ink, paper, bold, dim, underlined, true);
        case 22 -> new Style(ink, paper, false, false, underlined, inverse);
        case 24 -> new Style(ink, paper, bold, dim, false, inverse);
        case 27 -> new Style(ink, paper, bold, dim, underlined, false);
        case 39 -> new Style(null, paper, bold, dim, underlined, inverse);
        case 49 -> new Style(ink, null, bold, dim, underlined, inverse);
        default -> this;
      };
    }

    private static String colour(int code, int base, List<Integer> rest) {
      if (code - base == 8) {
        return rest.remove(0) == 5
            ? indexed(rest.remove(0))
            : hex(rest.remove(0), rest.remove(0), rest.remove(0));
      }
      return PALETTE.get(code - base < 8 ? code - base : code - base - 60 + 8);
    }

    private static String indexed(int index) {
      if (index < 16) {
        return PALETTE.get(index);
      }
      if (index >= 232) {
        int grey = 8 + (index - 232) * 10;
        return hex(grey, grey, grey);
      }
      int cube = index - 16;
      return hex(step(cube / 36), step(cube / 6 % 6), step(cube % 6));
    }

    private static int step(int sixth) {
      return sixth == 0 ? 0 : 55 + 40 * sixth;
    }

    private static String hex(int red, int green, int blue) {
      return String.format("#%02x%02x%02x", red, green, blue);
    }
  }
}
