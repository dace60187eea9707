package dev.orchestrator.exec;

import com.google.inject.AbstractModule;
import dev.orchestrator.exec.build.BuildModule;
import dev.orchestrator.exec.language.LanguageModule;
import dev.orchestrator.exec.run.RunModule;
import dev.orchestrator.exec.runner.CommandRunnerModule;
import dev.orchestrator.exec.workflow.WorkflowModule;

/** Wires everything this module offers. */
public final class ExecModule extends AbstractModule {

  @Override
  protected void configure() {
    install(new CommandRunnerModule());
    install(new RunModule());
    install(new LanguageModule());
    install(new WorkflowModule());
    install(new BuildModule());
  }
}
