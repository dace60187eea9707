package dev.orchestrator.runtime;

import com.google.inject.AbstractModule;
import dev.orchestrator.runtime.agent.ListAgents;
import dev.orchestrator.runtime.build.CarryOutWork;
import dev.orchestrator.runtime.build.ListWorkflows;
import dev.orchestrator.runtime.build.PlanWork;
import dev.orchestrator.runtime.build.RunCommand;
import dev.orchestrator.runtime.build.ShowResults;
import dev.orchestrator.runtime.build.WorkModule;
import dev.orchestrator.runtime.doctor.ExamineWorkspace;
import dev.orchestrator.runtime.fleet.AddRepository;
import dev.orchestrator.runtime.fleet.DiscoverRepositories;
import dev.orchestrator.runtime.fleet.ImportRepositories;
import dev.orchestrator.runtime.fleet.RemoveRepositories;
import dev.orchestrator.runtime.fleet.ScanRepositories;
import dev.orchestrator.runtime.fleet.ShowRepository;
import dev.orchestrator.runtime.fleet.ShowRepositoryGraph;
import dev.orchestrator.runtime.landing.LandIssues;
import dev.orchestrator.runtime.landing.UndoLanding;
import dev.orchestrator.runtime.playbook.ListPlaybooks;
import dev.orchestrator.runtime.playbook.ShowPlaybook;
import dev.orchestrator.runtime.plugin.ListPlugins;
import dev.orchestrator.runtime.report.ReportStatus;
import dev.orchestrator.runtime.runs.RunUseCasesModule;
import dev.orchestrator.runtime.scaffold.NewPlan;
import dev.orchestrator.runtime.tasks.AddTask;
import dev.orchestrator.runtime.tasks.CompleteTask;
import dev.orchestrator.runtime.tasks.EditTask;
import dev.orchestrator.runtime.tasks.LintTasks;
import dev.orchestrator.runtime.tasks.NextTask;
import dev.orchestrator.runtime.tasks.ReopenTask;
import dev.orchestrator.runtime.tasks.ShowTask;
import dev.orchestrator.runtime.tasks.ShowTaskBoard;
import dev.orchestrator.runtime.tasks.StartTask;

/** Wires the use cases that the foundation does not make. */
final class UseCaseModule extends AbstractModule {

  @Override
  protected void configure() {
    install(new RunUseCasesModule());
    fleet();
    tasks();
    build();
    rest();
  }

  private void fleet() {
    bind(ScanRepositories.class);
    bind(ShowRepository.class);
    bind(ShowRepositoryGraph.class);
    bind(AddRepository.class);
    bind(RemoveRepositories.class);
    bind(DiscoverRepositories.class);
    bind(ImportRepositories.class);
  }

  private void tasks() {
    bind(ShowTask.class);
    bind(ShowTaskBoard.class);
    bind(NextTask.class);
    bind(AddTask.class);
    bind(EditTask.class);
    bind(StartTask.class);
    bind(CompleteTask.class);
    bind(ReopenTask.class);
    bind(LintTasks.class);
  }

  private void build() {
    install(new WorkModule());
    bind(PlanWork.class);
    bind(CarryOutWork.class);
    bind(RunCommand.class);
    bind(ShowResults.class);
    bind(ListWorkflows.class);
  }

  private void rest() {
    bind(LandIssues.class);
    bind(UndoLanding.class);
    bind(ListPlaybooks.class);
    bind(ShowPlaybook.class);
    bind(ReportStatus.class);
    bind(ListAgents.class);
    bind(NewPlan.class);
    bind(ListPlugins.class);
    bind(ExamineWorkspace.class);
  }
}
