package dev.orchestrator.tasks.offence;

import com.google.inject.AbstractModule;

final class TalkativeModule extends AbstractModule {

  public String provided() {
    return "for anybody";
  }
}
