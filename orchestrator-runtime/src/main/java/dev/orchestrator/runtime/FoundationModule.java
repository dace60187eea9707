package dev.orchestrator.runtime;

import com.google.inject.AbstractModule;
import java.util.function.Supplier;

/** Hands what was made by hand to what Guice wires. */
final class FoundationModule extends AbstractModule {

  private final Foundation foundation;

  FoundationModule(Foundation foundation) {
    this.foundation = foundation;
  }

  @Override
  protected void configure() {
    foundation.services().forEach(this::bindTo);
  }

  @SuppressWarnings("unchecked") // the foundation has each service under its type
  private <T> void bindTo(Class<T> type, Supplier<?> service) {
    bind(type).toProvider(((Supplier<T>) service)::get);
  }
}
