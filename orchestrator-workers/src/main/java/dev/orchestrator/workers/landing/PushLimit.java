package dev.orchestrator.workers.landing;

import java.time.Duration;

/**
 * When a push is given up. Hooks of a server may build; a transfer that stands still fails much
 * sooner by itself.
 */
record PushLimit(Duration duration) {

  static final PushLimit USUAL = new PushLimit(Duration.ofMinutes(10));
}
