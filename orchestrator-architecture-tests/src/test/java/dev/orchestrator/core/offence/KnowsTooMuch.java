package dev.orchestrator.core.offence;

final class KnowsTooMuch {
  Class<?> known = dev.orchestrator.cli.Main.class;
}
