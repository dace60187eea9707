package dev.orchestrator.cli;

import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.cli.session.Terminal;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.workspace.HostEnvironment;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The program. */
public final class Main {

  /** How long an interrupted command may take to leave everything in order. */
  private static final long INTERRUPT_GRACE_SECONDS = 15;

  private Main() {}

  /** Runs the command line of this process and exits with its status. */
  public static void main(String[] args) {
    CancellationToken cancellation = new CancellationToken();
    CountDownLatch done = new CountDownLatch(1);
    Thread onInterrupt = new Thread(() -> cancelAndWait(cancellation, done), "interrupt");
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    HostEnvironment environment = HostEnvironment.ofThisProcess();
    ResultStream results = new ResultStream(new FileOutputStream(FileDescriptor.out));
    PrintStream out = new PrintStream(results, false, StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    int status =
        new CommandLineProgram(
                new Invocation(
                    System.in,
                    out,
                    err,
                    environment,
                    Terminal.ofThisProcess(environment),
                    Clock.systemUTC(),
                    cancellation))
            .run(args);
    out.flush();
    done.countDown();
    if (!cancellation.isCancelled()) {
      System.exit(delivered(status, results, err));
    }
  }

  private static int delivered(int status, ResultStream results, PrintStream err) {
    if (results.loss().isEmpty()) {
      return status;
    }
    err.println("error[OUTPUT_LOST]: cannot write to standard output: " + results.loss().get());
    err.println("hint: what was to be done may be done; only the results are missing");
    return ExitStatus.UNUSABLE;
  }

  /**
   * Runs a command line with the given streams and the environment of this process, and returns the
   * exit status instead of exiting.
   */
  public static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
    return run(
        args,
        new Invocation(
            in,
            out,
            err,
            HostEnvironment.ofThisProcess(),
            Terminal.none(),
            Clock.systemUTC(),
            new CancellationToken()));
  }

  /** Runs a command line with everything that comes from outside given. */
  public static int run(String[] args, Invocation invocation) {
    int status = new CommandLineProgram(invocation).run(args);
    invocation.out().flush();
    invocation.err().flush();
    return status;
  }

  private static void cancelAndWait(CancellationToken cancellation, CountDownLatch done) {
    if (done.getCount() == 0) {
      return;
    }
    cancellation.cancel();
    try {
      done.await(INTERRUPT_GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
