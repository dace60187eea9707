package dev.orchestrator.agents.offence;

final class KnowsTooMuch {
  Class<?> known = dev.orchestrator.cli.Main.class;
}
