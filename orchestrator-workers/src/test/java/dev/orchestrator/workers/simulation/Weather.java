package dev.orchestrator.workers.simulation;

import java.time.Duration;

/** What is wrong with the machine at the moment. */
final class Weather {
  boolean foggy;
  boolean serverSilent;
  boolean shortOfMemory;
  boolean diskFull;
  Duration wallClockOffset = Duration.ZERO;

  void clearUp() {
    foggy = false;
    serverSilent = false;
    shortOfMemory = false;
    diskFull = false;
  }
}
