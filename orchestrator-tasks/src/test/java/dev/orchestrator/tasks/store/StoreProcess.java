package dev.orchestrator.tasks.store;

import static dev.orchestrator.tasks.store.StoreFixture.by;
import static dev.orchestrator.tasks.store.StoreFixture.id;
import static dev.orchestrator.tasks.store.StoreFixture.titled;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.tasks.TaskEdit;
import dev.orchestrator.tasks.TaskField;
import dev.orchestrator.tasks.TaskFilter;
import dev.orchestrator.tasks.TaskStore;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Another process at work on a store: the class that tests start in JVMs of their own. Each line it
 * prints is an operation that succeeded.
 */
final class StoreProcess {

  private static final int SHARED_TASKS = 3;

  private final TaskStore store;
  private final String name;
  private final PrintStream out;

  private StoreProcess(Path root, String name, PrintStream out) {
    this.store = StoreFixture.in(root).store();
    this.name = name;
    this.out = out;
  }

  public static void main(String[] args) {
    StoreProcess process =
        new StoreProcess(
            Path.of(args[0]), args[2], new PrintStream(System.out, true, StandardCharsets.UTF_8));
    waitFor(Path.of(args[0]).resolve("go"));
    switch (args[1]) {
      case "each" -> process.oneOfEach(Integer.parseInt(args[2]));
      case "mixed" -> process.mixed(Long.parseLong(args[2]));
      default -> process.moveForEver();
    }
  }

  /** All processes of a test begin at once. */
  private static void waitFor(Path signal) {
    while (!Files.exists(signal)) {
      Thread.onSpinWait();
    }
  }

  /** Adds a task, edits a task of its own, competes for one task, and claims any. */
  private void oneOfEach(int index) {
    out.println("add " + store.add(titled("added by " + name)).label());
    int own = index + 2;
    store.edit(id(own), TaskEdit.set(new TaskField("edited", "by " + name)));
    start(1);
    claim();
  }

  private void start(int number) {
    attempt("start " + number, () -> store.start(id(number), by(name)));
  }

  private void claim() {
    store
        .claimNext(by(name), TaskFilter.ALL)
        .ifPresent(task -> out.println("claim " + task.label()));
  }

  /** Adds, edits, starts and takes back, in an order of its own. */
  private void mixed(long seed) {
    Random random = new Random(seed);
    for (int turn = 0; turn < 12; turn++) {
      int shared = 1 + random.nextInt(SHARED_TASKS);
      switch (random.nextInt(4)) {
        case 0 -> out.println("add " + store.add(titled("of " + name + " " + turn)).label());
        case 1 -> start(shared);
        case 2 -> attempt("reopen " + shared, () -> store.reopen(id(shared)));
        default -> {
          store.edit(id(shared), TaskEdit.set(new TaskField("of_" + name, String.valueOf(turn))));
          out.println("edit " + shared + " " + turn);
        }
      }
    }
  }

  private void moveForEver() {
    for (int turn = 0; ; turn++) {
      store.start(id(1), by(name + turn));
      store.complete(id(1), Optional.of("turn " + turn));
      store.reopen(id(1));
      out.println("turn " + turn);
    }
  }

  private void attempt(String what, Runnable operation) {
    try {
      operation.run();
      out.println(what);
    } catch (OrchestratorException refused) {
      out.println("refused " + refused.code().name());
    }
  }

  /** Starts a process and lets it run. */
  static Process spawn(Path root, String operation, String name) {
    try {
      return new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:TieredStopAtLevel=1",
              "-XX:+UseSerialGC",
              "-Xshare:auto",
              "-cp",
              System.getProperty("java.class.path"),
              StoreProcess.class.getName(),
              root.toString(),
              operation,
              name)
          .redirectErrorStream(true)
          .redirectOutput(root.resolve("out-" + name).toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs that many processes at once and answers what each printed. */
  static List<List<String>> runAtOnce(Path root, String operation, int count) throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int process = 0; process < count; process++) {
      processes.add(spawn(root, operation, String.valueOf(process)));
    }
    Files.createFile(root.resolve("go"));
    List<List<String>> printed = new ArrayList<>();
    for (int process = 0; process < count; process++) {
      if (!processes
          .get(process)
          .waitFor(Duration.ofMinutes(2).toSeconds(), java.util.concurrent.TimeUnit.SECONDS)) {
        throw new AssertionError("process " + process + " hangs");
      }
      printed.add(Files.readAllLines(root.resolve("out-" + process)));
    }
    return printed;
  }
}
