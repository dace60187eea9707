package dev.orchestrator.runs.plan;

import dev.orchestrator.core.config.ConfigObject;
import dev.orchestrator.core.config.ValueType;
import dev.orchestrator.core.text.Suggestions;
import dev.orchestrator.runs.plan.NotifySpec.Channel;
import dev.orchestrator.runs.plan.NotifySpec.Event;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads {@code notify}: {@code "desktop"}, one object, or a list of objects. */
final class NotifyReader {

  private static final String KEY = "notify";
  private static final List<String> CHANNELS = List.of("command", "webhook", "desktop");
  private static final List<String> KNOWN_KEYS =
      List.of("command", "webhook", "desktop", "headers", "on");
  private static final List<String> EVENTS = Stream.of(Event.values()).map(Event::word).toList();

  private static final String FORMS =
      "is neither \"desktop\" nor an object with 'command', 'webhook' or 'desktop'";

  /** What stands in front may be a variable that holds all of the address. */
  private static final Pattern ADDRESS = Pattern.compile("(https?://|\\$\\{)\\S+");

  private NotifyReader() {}

  /** Plans of other programs have a {@code notify} of their own, which is no error here. */
  static List<NotifySpec> read(ConfigObject top) {
    return top.type(KEY).map(type -> read(top, type)).orElse(List.of());
  }

  private static List<NotifySpec> read(ConfigObject top, ValueType type) {
    return switch (type) {
      case NULL -> List.of();
      case OBJECT -> top.object(KEY).flatMap(NotifyReader::spec).stream().toList();
      case LIST -> top.objects(KEY).stream().flatMap(each -> spec(each).stream()).toList();
      case TEXT, NUMBER, BOOLEAN -> word(top);
    };
  }

  private static List<NotifySpec> word(ConfigObject top) {
    if (!top.scalar(KEY).equals("desktop")) {
      top.warning(KEY, FORMS + "; nobody is notified", Optional.empty());
      return List.of();
    }
    return List.of(new NotifySpec(new NotifySpec.Desktop(), EnumSet.allOf(Event.class)));
  }

  private static Optional<NotifySpec> spec(ConfigObject given) {
    given.warnOfUnknownKeys(KNOWN_KEYS);
    List<String> named = CHANNELS.stream().filter(given::has).toList();
    if (named.isEmpty()) {
      given.warning("", FORMS + "; nobody is notified", Optional.empty());
      return Optional.empty();
    }
    if (named.size() > 1) {
      given.problem("", "has " + named + ", but must have one of them", Optional.empty());
    }
    Set<Event> on = events(given);
    return channel(given, named.get(0)).map(channel -> new NotifySpec(channel, on));
  }

  private static Optional<Channel> channel(ConfigObject given, String kind) {
    return switch (kind) {
      case "command" -> command(given);
      case "webhook" -> webhook(given);
      default ->
          given.flag("desktop").filter(wanted -> wanted).map(wanted -> new NotifySpec.Desktop());
    };
  }

  private static Optional<Channel> command(ConfigObject given) {
    List<String> argv = given.texts("command");
    if (argv.isEmpty() || argv.get(0).isBlank()) {
      given.problem("command", "must be a list: the program and its arguments", Optional.empty());
      return Optional.empty();
    }
    return Optional.of(new NotifySpec.Command(argv));
  }

  private static Optional<Channel> webhook(ConfigObject given) {
    String url = given.text("webhook");
    if (!ADDRESS.matcher(url).matches()) {
      given.problem("webhook", "must be an address that begins with https://", Optional.empty());
      return Optional.empty();
    }
    Map<String, String> headers = new LinkedHashMap<>();
    given
        .object("headers")
        .ifPresent(
            object ->
                object
                    .keys()
                    .forEach(
                        name ->
                            object.optionalText(name).ifPresent(text -> headers.put(name, text))));
    return Optional.of(new NotifySpec.Webhook(url, headers));
  }

  private static Set<Event> events(ConfigObject given) {
    Set<Event> events = EnumSet.noneOf(Event.class);
    for (String word : given.texts("on")) {
      Stream.of(Event.values())
          .filter(event -> event.word().equals(word))
          .findFirst()
          .ifPresentOrElse(events::add, () -> unknown(given, word));
    }
    return events.isEmpty() ? EnumSet.allOf(Event.class) : events;
  }

  private static void unknown(ConfigObject given, String word) {
    String hint = Suggestions.hint(word, EVENTS, "events: " + String.join(", ", EVENTS));
    given.problem("on", "there is no event '" + word + "'", Optional.of(hint));
  }
}
