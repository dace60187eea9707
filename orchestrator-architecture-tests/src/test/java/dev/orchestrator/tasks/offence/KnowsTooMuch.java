package dev.orchestrator.tasks.offence;

final class KnowsTooMuch {
  Class<?> known = dev.orchestrator.cli.Main.class;
}
