package dev.orchestrator.core.offence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Logger;

final class BadHabitsManager {
  static int runs;
  static final ArrayList<Instant> SEEN = new ArrayList<>();

  void run() throws IOException {
    String unread = Files.readString(Path.of("pipe"));
    System.err.println(unread);
    SEEN.add(Instant.now());
    Logger.getLogger("offence").info("now");
    CompletableFuture<Void> unused = CompletableFuture.runAsync(SEEN::clear);
    System.out.println(SEEN);
    System.exit(++runs);
  }
}
