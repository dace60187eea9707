package dev.orchestrator.core.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The text of a configuration file with the place of every entry of one of its lists. An edit is
 * made to the text itself, so that order, unknown keys, indentation and line ends of everything
 * else stay as they are. The text was read and found sound before.
 *
 * @param text without a byte order mark
 * @param start of the list, after its bracket
 * @param end of the list, before its bracket
 * @param entries in the order of the file
 */
public record ConfigList(String text, int start, int end, List<Span> entries) {

  /** From the first character to after the last. */
  public record Span(int from, int to) {}

  /**
   * Finds the list.
   *
   * @param key of the list, at the top of the file
   * @throws IllegalArgumentException when there is none
   */
  public static ConfigList parse(String text, String key) {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean list = parser.currentName().equals(key);
        if (parser.nextToken() == JsonToken.START_ARRAY && list) {
          return list(text, parser);
        }
        parser.skipChildren();
      }
    } catch (IOException validatedBefore) {
      throw new IllegalArgumentException(validatedBefore);
    }
    throw new IllegalArgumentException("there is no list '" + key + "'");
  }

  private static ConfigList list(String text, JsonParser parser) throws IOException {
    int start = offsetAfter(parser);
    List<Span> entries = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      int from = offsetBefore(parser);
      parser.skipChildren();
      entries.add(new Span(from, offsetAfter(parser)));
    }
    return new ConfigList(text, start, offsetBefore(parser), List.copyOf(entries));
  }

  private static int offsetBefore(JsonParser parser) {
    return Math.toIntExact(parser.currentTokenLocation().getCharOffset());
  }

  private static int offsetAfter(JsonParser parser) {
    return Math.toIntExact(parser.currentLocation().getCharOffset());
  }

  /**
   * The text with more entries at the end of the list, laid out as the others are. Values are
   * texts, numbers, booleans, and lists of those.
   */
  public String with(List<Map<String, Object>> more) {
    if (more.isEmpty()) {
      return text;
    }
    EntryLayout layout = EntryLayout.of(this);
    String added =
        more.stream()
            .map(members -> layout.lead() + layout.write(members))
            .collect(Collectors.joining(","));
    if (entries.isEmpty()) {
      return splice(start, end, added + layout.trail());
    }
    int after = entries.get(entries.size() - 1).to();
    return splice(after, after, "," + added);
  }

  /** The text without one entry; the comma that separated it goes too. */
  public String without(int index) {
    Span entry = entries.get(index);
    if (entries.size() == 1) {
      return splice(start, end, "");
    }
    boolean last = index == entries.size() - 1;
    return last
        ? splice(entries.get(index - 1).to(), entry.to(), "")
        : splice(entry.from(), entries.get(index + 1).from(), "");
  }

  /** The text of one entry. */
  public String entry(int index) {
    return text.substring(entries.get(index).from(), entries.get(index).to());
  }

  private String splice(int from, int to, String replacement) {
    return text.substring(0, from) + replacement + text.substring(to);
  }
}
