package dev.orchestrator.cli.dashboard;

/** What a key means. */
enum Key {
  UP,
  DOWN,
  PAGE_UP,
  PAGE_DOWN,
  FIRST,
  LAST,
  SWITCH,
  ATTACH,
  LOG,
  WHY,
  DIFF,
  RETRY,
  PAUSE,
  STOP,
  YES,
  BACK,
  HELP,
  QUIT,
  OTHER
}
