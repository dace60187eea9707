package dev.orchestrator.cli.offence;

final class KnowsTooMuch {
  Class<?> known = dev.orchestrator.fixtures.MutableClock.class;
}
