package dev.orchestrator.core.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How one kind of secret looks; read from {@code secrets.txt}, compiled when it is first needed.
 */
final class SecretPattern {

  private static final String COLUMNS = " \\| ";

  private static final List<SecretPattern> ALL = read();

  private final String piece;
  private final double leastEntropy;
  private final Supplier<Pattern> pattern;

  private SecretPattern(String piece, double leastEntropy, String regex) {
    this.piece = piece;
    this.leastEntropy = leastEntropy;
    this.pattern = new Compiled(regex);
  }

  /** Compiled when it is first asked for. */
  private static final class Compiled implements Supplier<Pattern> {

    private final String regex;
    private volatile Optional<Pattern> compiled = Optional.empty();

    Compiled(String regex) {
      this.regex = regex;
    }

    @Override
    public Pattern get() {
      if (compiled.isEmpty()) {
        compiled = Optional.of(Pattern.compile(regex));
      }
      return compiled.get();
    }
  }

  static List<SecretPattern> all() {
    return ALL;
  }

  private static List<SecretPattern> read() {
    try (InputStream lines =
        Objects.requireNonNull(SecretPattern.class.getResourceAsStream("secrets.txt"))) {
      return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(COLUMNS, 4))
          .map(row -> new SecretPattern(row[1], Double.parseDouble(row[2]), row[3]))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** What is in every text that it matches, in lower case. */
  String piece() {
    return piece;
  }

  String replaceIn(String text, String placeholder) {
    Matcher matcher = pattern.get().matcher(text);
    StringBuilder replaced = new StringBuilder();
    int done = 0;
    while (matcher.find()) {
      int group = matcher.groupCount() > 0 && matcher.group(1) != null ? 1 : 0;
      String secret = matcher.group(group);
      if (!secret.contains(placeholder) && entropy(secret) >= leastEntropy) {
        replaced.append(text, done, matcher.start(group)).append(placeholder);
        done = matcher.end(group);
      }
    }
    return done == 0 ? text : replaced.append(text, done, text.length()).toString();
  }

  /** Shannon's, in bits for each character. */
  private static double entropy(String text) {
    int[] counts = new int[128];
    text.chars().forEach(character -> counts[character & 0x7f]++);
    double bits = 0;
    for (int count : counts) {
      double share = (double) count / text.length();
      bits -= count == 0 ? 0 : share * Math.log(share) / Math.log(2);
    }
    return bits;
  }
}
