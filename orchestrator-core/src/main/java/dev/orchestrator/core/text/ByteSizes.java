package dev.orchestrator.core.text;

import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Amounts of memory and disk as people write them: {@code 512M}, {@code 4G}, {@code 1.5 GiB}. Units
 * are powers of 1024, as in the memory limits of systemd and of containers.
 */
public final class ByteSizes {

  /** The text is not an amount of bytes. */
  public static final ErrorCode SIZE_INVALID = ErrorCode.user("SIZE_INVALID");

  private static final String UNITS = "KMGT";
  private static final Pattern SIZE =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)\\s*([KMGT])(?:i?B)?", Pattern.CASE_INSENSITIVE);

  private ByteSizes() {}

  /**
   * Reads an amount; a bare number has no unit and is refused.
   *
   * @return bytes
   * @throws OrchestratorException {@link #SIZE_INVALID}
   */
  public static long parse(String text) {
    Matcher size = SIZE.matcher(text.strip());
    if (!size.matches()) {
      throw new OrchestratorException(
          SIZE_INVALID, "'" + text + "' is not an amount of bytes", "write it like 512M or 4G");
    }
    int power = 1 + UNITS.indexOf(size.group(2).toUpperCase(Locale.ROOT));
    return (long) (Double.parseDouble(size.group(1)) * (1L << (10 * power)));
  }

  /** The amount in the largest unit that leaves a whole: {@code 512 MiB}, {@code 1.5 GiB}. */
  public static String format(long bytes) {
    double amount = bytes;
    int power = 0;
    while (amount >= 1024 && power < UNITS.length()) {
      amount /= 1024;
      power++;
    }
    String unit = power == 0 ? " bytes" : " " + UNITS.charAt(power - 1) + "iB";
    String number = String.format(Locale.ROOT, "%.1f", amount);
    return (number.endsWith(".0") ? number.substring(0, number.length() - 2) : number) + unit;
  }
}
