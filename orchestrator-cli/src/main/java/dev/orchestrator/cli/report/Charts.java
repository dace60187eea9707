package dev.orchestrator.cli.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The charts of the report about numbers. */
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
    Svg svg = new Svg("chart", WIDTH, bars.size() * rowHeight);
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
    Svg svg = new Svg("chart", WIDTH, height + 24);
    double step = (double) WIDTH / days.size();
    for (int index = 0; index < days.size(); index++) {
      LocalDate day = days.get(index);
      int count = counts.getOrDefault(day, 0);
      double tall = count * (height - 20.0) / Math.max(1, highest);
      double left = index * step;
      svg.bar(left + step * 0.12, height - tall, step * 0.76, tall, "blue", count + " on " + day);
      if (count > 0 && days.size() <= 31) {
        svg.text(
            left + step / 2,
            height - tall - 5,
            "value",
            Svg.Anchor.MIDDLE,
            Integer.toString(count));
      }
      if (index % Math.max(1, days.size() / 10) == 0) {
        svg.text(
            left + step / 2,
            height + 17,
            "",
            Svg.Anchor.MIDDLE,
            day.getMonthValue() + "/" + day.getDayOfMonth());
      }
    }
    svg.line(0, height, WIDTH, height);
    return svg.done();
  }

  /** A square for each of many things, in the order of the counts. */
  static String squares(Map<String, Integer> counts) {
    int all = total(counts);
    int perRow = all <= 200 ? 40 : 80;
    double step = (double) WIDTH / perRow;
    double side = step * 0.82;
    Svg svg = new Svg("chart", WIDTH, (int) Math.ceil(Math.ceil((double) all / perRow) * step));
    int index = 0;
    for (Map.Entry<String, Integer> part : counts.entrySet()) {
      for (int each = 0; each < part.getValue(); each++, index++) {
        String told = part.getValue() + " " + part.getKey();
        double left = index % perRow * step;
        double top = Math.floor((double) index / perRow) * step;
        svg.bar(left, top, side + 1, side, Tone.of(part.getKey()).css(), told);
      }
    }
    return svg.done() + countedLegend(counts);
  }

  /** A bar for a cell of a table: how much of the most it is. */
  static String meter(int value, int most) {
    Svg svg = new Svg("meter", 120, 10);
    svg.bar(0, 0, 120, 10, "ground", Integer.toString(value));
    svg.bar(0, 0, 1 + 119.0 * value / Math.max(1, most), 10, "blue", Integer.toString(value));
    return svg.done();
  }

  private static String countedLegend(Map<String, Integer> counts) {
    StringBuilder legend = new StringBuilder("<p class=\"legend\">");
    counts.forEach(
        (word, count) ->
            legend.append(
                "<span class=\"state %s\"><b>%d</b> %s</span>"
                    .formatted(Tone.of(word).css(), count, Svg.escaped(word))));
    return legend.append("</p>").toString();
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
}
