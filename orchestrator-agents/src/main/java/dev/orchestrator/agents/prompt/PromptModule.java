package dev.orchestrator.agents.prompt;

import com.google.inject.AbstractModule;

/** Wires who writes prompts. */
public final class PromptModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(LastWords.class).to(LoggedLastWords.class);
    bind(PromptRules.class);
    bind(PromptWriter.class);
    bind(ResolutionPrompt.class);
  }
}
