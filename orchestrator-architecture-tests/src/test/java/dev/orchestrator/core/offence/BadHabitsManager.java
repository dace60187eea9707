package dev.orchestrator.core.offence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.logging.Logger;

final class BadHabitsManager {
  static Instant last = Instant.now();
  static final ArrayList<String> SEEN = new ArrayList<>();

  void run() {
    Logger.getLogger("offence").info("now");
    System.out.println(SEEN);
    System.exit(1);
  }
}
