package dev.orchestrator.sources;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.MapBinder;
import com.google.inject.multibindings.ProvidesIntoMap;
import com.google.inject.multibindings.StringMapKey;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.plugin.ExtensionBinder;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.exec.command.AgentHost;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.runs.spi.IssueSource;

/** Wires the trackers. */
public final class SourcesModule extends AbstractModule {

  @Override
  protected void configure() {
    ExtensionBinder.bindExtensions(binder(), IssueSource.class);
    MapBinder.newMapBinder(binder(), String.class, IssueSource.class);
    bind(IssueSources.class);
    bind(IssueFetch.class);
    bind(PlanOrigins.class);
  }

  @ProvidesIntoMap
  @StringMapKey(GitHubTracker.NAME)
  IssueSource github(
      AgentHost host, CommandRunner runner, Workspace workspace, CancellationToken cancellation) {
    return new TrackerSource(
        GitHubTracker.NAME,
        new GitHubTracker(
            new TrackerProgram(
                GitHubTracker.PROGRAM,
                GitHubTracker.INSTALLATION,
                host,
                runner,
                workspace,
                cancellation)),
        new WrittenBack(workspace));
  }

  @ProvidesIntoMap
  @StringMapKey(GitLabTracker.NAME)
  IssueSource gitlab(
      AgentHost host, CommandRunner runner, Workspace workspace, CancellationToken cancellation) {
    return new TrackerSource(
        GitLabTracker.NAME,
        new GitLabTracker(
            new TrackerProgram(
                GitLabTracker.PROGRAM,
                GitLabTracker.INSTALLATION,
                host,
                runner,
                workspace,
                cancellation)),
        new WrittenBack(workspace));
  }
}
