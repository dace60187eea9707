package dev.orchestrator.runtime.playbook;

import com.google.inject.AbstractModule;
import jakarta.inject.Singleton;

/** Wires the playbooks. */
public final class PlaybookModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(PlaybookShelf.class).in(Singleton.class);
  }
}
