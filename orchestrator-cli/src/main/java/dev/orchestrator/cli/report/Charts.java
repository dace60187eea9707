package dev.orchestrator.cli.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The charts of the report, as SVG whose colours come from the page's style sheet. */
final class Charts {

  private static final int WIDTH = 920;
  private static final int BAR = 22;
  private static final int LABEL = 150;

  private Charts() {}

  /** Bars of which each shows how a whole divides; all to the same scale. */
  static String stacked(Map<String, Map<String, Integer>> bars) {
    int longest =
        bars.values().stream().mapToInt(Charts::total).max().stream()
            .map(max -> Math.max(1, max))
            .findFirst()
            .orElse(1);
    int rowHeight = BAR + 12;
    Svg svg = new Svg(WIDTH, bars.size() * rowHeight);
    int row = 0;
    for (Map.Entry<String, Map<String, Integer>> bar : bars.entrySet()) {
      double left = LABEL;
      int top = row++ * rowHeight;
      svg.text(0, top + BAR - 6, "value", shortened(bar.getKey()));
      double scale = (double) (WIDTH - LABEL - 60) / longest;
      for (Map.Entry<String, Integer> part : bar.getValue().entrySet()) {
        double width = part.getValue() * scale;
        String told = part.getValue() + " " + part.getKey();
        svg.bar(left, top, width, BAR, Tone.of(part.getKey()).css(), told);
        left += width;
      }
      svg.text(left + 8, top + BAR - 6, "", Integer.toString(total(bar.getValue())));
    }
    return svg.done() + legend(bars);
  }

  /** A column for each day from the first to the last, also for those without anything. */
  static String days(Map<LocalDate, Integer> counts, LocalDate first, LocalDate last) {
    List<LocalDate> days = first.datesUntil(last.plusDays(1)).toList();
    int highest = counts.values().stream().mapToInt(Integer::intValue).max().orElse(1);
    int height = 120;
    Svg svg = new Svg(WIDTH, height + 24);
    double step = (double) WIDTH / days.size();
    for (int index = 0; index < days.size(); index++) {
      LocalDate day = days.get(index);
      int count = counts.getOrDefault(day, 0);
      double tall = count * (height - 20.0) / Math.max(1, highest);
      double left = index * step;
      svg.bar(left + step * 0.12, height - tall, step * 0.76, tall, "blue", count + " on " + day);
      if (count > 0 && days.size() <= 31) {
        svg.centred(left + step / 2, height - tall - 5, "value", Integer.toString(count));
      }
      if (index % Math.max(1, days.size() / 10) == 0) {
        svg.centred(
            left + step / 2, height + 17, "", day.getMonthValue() + "/" + day.getDayOfMonth());
      }
    }
    svg.line(0, height, WIDTH, height);
    return svg.done();
  }

  private static String legend(Map<String, Map<String, Integer>> bars) {
    List<String> words = new ArrayList<>();
    bars.values()
        .forEach(
            bar -> bar.keySet().stream().filter(word -> !words.contains(word)).forEach(words::add));
    StringBuilder legend = new StringBuilder("<p class=\"legend\">");
    words.forEach(
        word ->
            legend
                .append("<span class=\"state ")
                .append(Tone.of(word).css())
                .append("\">")
                .append(Svg.escaped(word))
                .append("</span>"));
    return legend.append("</p>").toString();
  }

  private static int total(Map<String, Integer> parts) {
    return parts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static String shortened(String label) {
    return label.length() <= 20 ? label : label.substring(0, 19) + "…";
  }

  /** Collects the shapes of one drawing. */
  static final class Svg {
    private final StringBuilder shapes = new StringBuilder();

    Svg(int width, int height) {
      shapes
          .append("<svg viewBox=\"0 0 ")
          .append(width)
          .append(' ')
          .append(height)
          .append("\" role=\"img\">");
    }

    void bar(double x, double y, double width, double height, String tone, String told) {
      if (width > 0 && height > 0) {
        shapes.append(
            String.format(
                Locale.ROOT,
                "<rect class=\"f-%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"2\"><title>%s</title></rect>",
                tone,
                x,
                y,
                Math.max(1, width - 1),
                height,
                escaped(told)));
      }
    }

    void text(double x, double y, String css, String text) {
      shapes.append(
          String.format(
              Locale.ROOT,
              "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>",
              css,
              x,
              y,
              escaped(text)));
    }

    void centred(double x, double y, String css, String text) {
      shapes.append(
          String.format(
              Locale.ROOT,
              "<text class=\"%s\" text-anchor=\"middle\" x=\"%.1f\" y=\"%.1f\">%s</text>",
              css,
              x,
              y,
              escaped(text)));
    }

    void line(double x1, double y1, double x2, double y2) {
      shapes.append(
          String.format(
              Locale.ROOT,
              "<line class=\"axis\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
              x1,
              y1,
              x2,
              y2));
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
  }
}
