package dev.orchestrator.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.orchestrator.core.json.JsonCodec.Mapping;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written without the mapping is what the mapping would have written, to the letter. */
class PlainJsonTest {

  private enum Colour {
    RED,
    DARK_GREEN {
      @Override
      public String toString() {
        return "dark-green";
      }
    }
  }

  private record Point(int x, int y) {}

  /** Jackson takes the first for a key, and the others for what they are. */
  @SuppressWarnings({"UnusedMethod", "EffectivelyPrivate"}) // for Jackson to find
  private record WithWords(String name) {
    public boolean getting() {
      return true;
    }

    public int issues() {
      return name.length();
    }

    public int distance() {
      return name.length();
    }
  }

  private record Nothing() {}

  private record Scalars(
      String text,
      boolean isSo,
      int count,
      long manyMore,
      double share,
      Integer boxed,
      Colour colour,
      @Nullable String absent) {}

  private record Names(int plain, int twoWords, int anURLOfIt, int x1, int aB, int sha256Sum) {}

  private record Times(Instant at, Duration took, Optional<Instant> never) {}

  private record Perhaps(
      Optional<String> text,
      Optional<Point> point,
      Optional<List<Point>> points,
      OptionalInt number,
      OptionalLong more,
      OptionalDouble share) {}

  private record Containers(
      List<Point> points,
      List<String> none,
      Set<String> one,
      Map<String, Point> byName,
      Map<String, Object> mixed,
      Map<Colour, Integer> byColour,
      Map<Integer, String> byNumber) {}

  private record Foreign(Path path, BigDecimal price, char letter, float share) {}

  @SuppressWarnings({"UnusedMethod", "EffectivelyPrivate"}) // for Jackson to find
  private record WithGetter(String name) {
    public boolean isLong() {
      return name.length() > 3;
    }

    public int getLength() {
      return name.length();
    }
  }

  private record Unwrapped(@JsonUnwrapped Point point, String name) {}

  private record UnwrappedTwice(String first, @JsonUnwrapped Unwrapped group, int last) {}

  private record Prefixed(@JsonUnwrapped(prefix = "p_") Point point, String name) {}

  private record UnwrappedBean(@JsonUnwrapped WithGetter bean, String other) {}

  private record Document(int schemaVersion, Object content) {}

  static Stream<Object> values() {
    Point point = new Point(1, -2);
    Map<String, Object> mixed = new LinkedHashMap<>();
    mixed.put("b", 1);
    mixed.put("a", Arrays.asList("x", null, 2.5, true));
    mixed.put("nothing", null);
    return Stream.of(
        point,
        new Nothing(),
        scalars("a"),
        scalars("quote \" back \\ line \n tab \t null \0 esc \u001b ünï \u2028 \ud83d\ude00"),
        new Names(1, 2, 3, 4, 5, 6),
        times("2026-11-22T16:00:00Z", Duration.ZERO),
        times("2026-11-22T16:00:01.5Z", Duration.ofMillis(1500)),
        times("1969-12-31T23:59:59.999999999Z", Duration.ofDays(-400).plusNanos(1)),
        new Perhaps(
            Optional.of("a"),
            Optional.of(point),
            Optional.of(List.of(point)),
            OptionalInt.of(1),
            OptionalLong.of(Long.MIN_VALUE),
            OptionalDouble.of(0.1)),
        new Perhaps(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalLong.empty(),
            OptionalDouble.empty()),
        new Containers(
            List.of(point, point),
            List.of(),
            Set.of("a"),
            Map.of("k", point),
            mixed,
            Map.of(Colour.DARK_GREEN, 1),
            Map.of(7, "seven")),
        new Foreign(Path.of("/tmp/x"), new BigDecimal("1.50"), 'c', 0.25f),
        new WithGetter("long enough"),
        new WithWords("name"),
        new Unwrapped(point, "a"),
        new UnwrappedTwice("a", new Unwrapped(point, "b"), 3),
        new Prefixed(point, "a"),
        new UnwrappedBean(new WithGetter("long enough"), "a"),
        List.of(),
        List.of(List.of(), Map.of(), List.of(1L, "a")),
        mixed,
        "text",
        42);
  }

  private static Scalars scalars(String text) {
    return new Scalars(text, true, 1, 1L << 40, 1e-7, 5, Colour.DARK_GREEN, null);
  }

  private static Times times(String at, Duration took) {
    return new Times(Instant.parse(at), took, Optional.empty());
  }

  @ParameterizedTest
  @MethodSource("values")
  void aValueReadsAsTheMappingWouldWriteIt(Object value) throws JsonProcessingException {
    assertThat(new JsonCodec().pretty(value)).isEqualTo(mapped(value));
  }

  @ParameterizedTest
  @MethodSource("values")
  void soItDoesInsideADocument(Object value) throws JsonProcessingException {
    Document document = new Document(1, List.of(value, new Document(2, value)));

    assertThat(new JsonCodec().pretty(document)).isEqualTo(mapped(document));
  }

  private static String mapped(Object value) throws JsonProcessingException {
    return Mapping.MAPPER.writer(PlainJson.prettyPrinter()).writeValueAsString(value);
  }
}
