package dev.orchestrator.tasks;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a task is called by, in files and commands. {@code task-7}, {@code TASK-007}, {@code
 * [task-7]} and {@code 7} are one.
 *
 * @param number not negative
 */
public record TaskId(int number) implements Comparable<TaskId> {

  private static final Pattern WRITTEN =
      Pattern.compile("\\[?(?:task-)?#?(\\d{1,9})]?", Pattern.CASE_INSENSITIVE);

  /** Refuses a negative number. */
  public TaskId {
    if (number < 0) {
      throw new IllegalArgumentException("a task's number is not negative: " + number);
    }
  }

  /** The identifier that somebody wrote; empty when it is none. */
  public static Optional<TaskId> parse(String written) {
    Matcher matcher = WRITTEN.matcher(written.strip());
    return matcher.matches()
        ? Optional.of(new TaskId(Integer.parseInt(matcher.group(1))))
        : Optional.empty();
  }

  @Override
  public int compareTo(TaskId other) {
    return Integer.compare(number, other.number);
  }

  /** As new tasks spell it: {@code task-007}. */
  @Override
  public String toString() {
    return String.format("task-%03d", number);
  }
}
