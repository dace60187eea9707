package dev.orchestrator.git.activity;

import com.google.inject.AbstractModule;
import jakarta.inject.Singleton;

/** Wires the reader of commits. */
public final class ActivityModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(CommitActivityReader.class).in(Singleton.class);
  }
}
