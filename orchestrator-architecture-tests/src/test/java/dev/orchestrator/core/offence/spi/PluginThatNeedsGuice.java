package dev.orchestrator.core.offence.spi;

import com.google.inject.Injector;

public interface PluginThatNeedsGuice {
  void start(Injector injector);
}
