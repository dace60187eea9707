package dev.orchestrator.runs.plan;

import dev.orchestrator.core.config.ConfigObject;
import dev.orchestrator.core.text.Suggestions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads how issues build on one another: for the plan, and for an issue of its own. */
final class BasePolicyReader {

  static final List<String> KEYS = List.of("base", "on_conflict", "release");

  private BasePolicyReader() {}

  /** What {@code given} says; where it says nothing, as {@code otherwise}. */
  static BasePolicy read(ConfigObject given, BasePolicy otherwise) {
    return new BasePolicy(
        word(given, "base", BasePolicy.Start.values(), otherwise.start()),
        word(given, "on_conflict", BasePolicy.OnConflict.values(), otherwise.onConflict()),
        word(given, "release", BasePolicy.Release.values(), otherwise.release()));
  }

  /** One of a closed set of words; {@code otherwise} where nothing is said. */
  static <E extends Enum<E>> E word(ConfigObject given, String key, E[] values, E otherwise) {
    if (!given.has(key)) {
      return otherwise;
    }
    String written = given.optionalText(key).orElse("");
    return Arrays.stream(values)
        .filter(value -> word(value).equals(written))
        .findFirst()
        .orElseGet(() -> refuse(given, key, written, Arrays.stream(values).toList(), otherwise));
  }

  private static <E extends Enum<E>> E refuse(
      ConfigObject given, String key, String written, List<E> values, E otherwise) {
    List<String> words = values.stream().map(BasePolicyReader::word).toList();
    given.problem(
        key,
        "must be "
            + words.stream().map(word -> '"' + word + '"').collect(Collectors.joining(" or ")),
        Suggestions.nearest(written, words).map(near -> "did you mean '" + near + "'?"));
    return otherwise;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
