package dev.orchestrator.core.text;

/** A number with its noun, for people: {@code 1 task}, {@code 3 tasks}. */
public final class Counted {

  private Counted() {}

  /** The number with the form of the noun that fits; {@code many} is also for none. */
  public static String of(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  /** As {@link #of(long, String, String)}, of a noun that takes an {@code s}. */
  public static String of(long number, String one) {
    return of(number, one, one + "s");
  }
}
