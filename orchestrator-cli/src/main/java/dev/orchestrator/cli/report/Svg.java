package dev.orchestrator.cli.report;

import java.util.Locale;

/** Collects the shapes of one drawing; their colours come from the page's style sheet. */
final class Svg {

  private final StringBuilder shapes = new StringBuilder();

  /** Where a text begins. */
  enum Anchor {
    START,
    MIDDLE,
    END;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Svg(String css, int width, int height) {
    add("<svg class=\"%s\" viewBox=\"0 0 %d %d\" role=\"img\">", css, width, height);
  }

  void bar(double x, double y, double width, double height, String tone, String told) {
    if (width > 0 && height > 0) {
      add(
          "<rect class=\"f-%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"3\"><title>%s</title></rect>",
          tone, x, y, Math.max(1, width - 1), height, escaped(told));
    }
  }

  void text(double x, double y, String css, String text) {
    text(x, y, css, Anchor.START, text);
  }

  void text(double x, double y, String css, Anchor anchor, String text) {
    add(
        "<text class=\"%s\" text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>",
        css, anchor.word(), x, y, escaped(text));
  }

  void line(double x1, double y1, double x2, double y2) {
    add("<line class=\"axis\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", x1, y1, x2, y2);
  }

  String done() {
    return shapes.append("</svg>").toString();
  }

  /** Text fit for element content and for attribute values. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private void add(String format, Object... values) {
    shapes.append(String.format(Locale.ROOT, format, values));
  }
}
