import dev.orchestrator.tasks.document.FieldEdits;
import dev.orchestrator.tasks.document.TaskBlock;
import dev.orchestrator.tasks.document.TaskDocument;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * What a file of 5,000 tasks costs: to read, to read with code and comments in one task of ten, and
 * to edit; against the CommonMark parser reading the whole of it, blocks only, in the same run.
 */
public final class TaskStoreSpeed {

  private static final int TASKS = 5_000;
  private static final int ROUNDS = 40;

  /** Time on the processor, which a busy machine does not lengthen. */
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final Parser BLOCKS_ONLY =
      Parser.builder()
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .inlineParserFactory(context -> (lines, block) -> {})
          .build();

  public static void main(String[] args) throws Exception {
    byte[] plain = backlog(false);
    byte[] mixed = backlog(true);
    if (args.length > 0) {
      Files.write(Path.of(args[0]), mixed);
      return;
    }
    String text = new String(mixed, StandardCharsets.UTF_8);
    System.out.printf("%d tasks, %d KB%n", TASKS, mixed.length / 1024);
    double commonmark = measure("CommonMark parser, whole file, blocks only", () -> parse(text));
    compare("read, plain tasks", commonmark, () -> TaskDocument.parse(plain));
    compare("read, one task of ten with code and comments", commonmark, () -> TaskDocument.parse(mixed));
    compare("read, every field of every task", commonmark, () -> fields(mixed));
    compare("one edit: read, splice, read back", commonmark, () -> edit(mixed));
  }

  private static Node parse(String text) {
    return BLOCKS_ONLY.parse(text);
  }

  private static int fields(byte[] bytes) {
    return TaskDocument.parse(bytes).tasks().stream().mapToInt(task -> task.fields().size()).sum();
  }

  private static TaskDocument edit(byte[] bytes) {
    TaskDocument document = TaskDocument.parse(bytes);
    TaskBlock task = document.task(TASKS / 2).orElseThrow();
    return TaskDocument.parse(
        document.with(
            FieldEdits.set(document, task, List.of(new FieldEdits.Setting("priority", "low")))));
  }

  private static void compare(String what, double rival, Callable<?> work) throws Exception {
    double median = measure(what, work);
    System.out.printf("%60s %.1f x faster%n", "", rival / median);
  }

  private static double measure(String what, Callable<?> work) throws Exception {
    List<Double> times = new ArrayList<>();
    for (int round = -ROUNDS / 2; round < ROUNDS; round++) {
      long start = THREADS.getCurrentThreadCpuTime();
      work.call();
      if (round >= 0) {
        times.add((THREADS.getCurrentThreadCpuTime() - start) / 1e6);
      }
    }
    Collections.sort(times);
    double median = times.get(times.size() / 2);
    System.out.printf("%-60s median %6.1f ms, p90 %6.1f ms%n", what, median, times.get(times.size() * 9 / 10));
    return median;
  }

  private static byte[] backlog(boolean mixed) {
    StringBuilder text = new StringBuilder("# Backlog\n\n## High Priority\n\n");
    for (int number = 1; number <= TASKS; number++) {
      text.append("### [task-%03d] Improve the thing number %d\n".formatted(number, number));
      text.append("- **repo**: wallet\n- **type**: feature\n- **priority**: high\n");
      text.append("- **assigned**: unassigned\n- **description**: What needs to be done here\n\n");
      text.append("Some free text about it,\nover two lines.\n\n- [ ] first\n- [ ] second\n\n");
      if (mixed && number % 10 == 0) {
        text.append("```sh\n### [task-1] decoy\nmake test\n```\n\n<!-- ask Ada\nabout it -->\n\n");
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
