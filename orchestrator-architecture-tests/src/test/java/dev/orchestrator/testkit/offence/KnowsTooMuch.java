package dev.orchestrator.testkit.offence;

final class KnowsTooMuch {
  Class<?> known = dev.orchestrator.cli.Main.class;
}
