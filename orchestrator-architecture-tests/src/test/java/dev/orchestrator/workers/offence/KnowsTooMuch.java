package dev.orchestrator.workers.offence;

final class KnowsTooMuch {
  Class<?> known = dev.orchestrator.cli.Main.class;
}
