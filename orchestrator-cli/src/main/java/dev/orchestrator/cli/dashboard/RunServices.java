package dev.orchestrator.cli.dashboard;

import dev.orchestrator.agents.logs.AttemptLogs;
import dev.orchestrator.runs.overview.RunOverviews;
import dev.orchestrator.runs.store.PlanFiles;
import dev.orchestrator.runs.store.RunControl;
import dev.orchestrator.runs.store.RunNames;
import dev.orchestrator.runtime.runs.ShowDiff;
import dev.orchestrator.workers.background.BackgroundMonitor;
import dev.orchestrator.workers.preflight.Preflight;
import dev.orchestrator.workers.supervisor.Runs;

/** What the dashboard asks about a run, and tells it. */
public record RunServices(
    PlanFiles plans,
    Runs runs,
    RunOverviews overviews,
    AttemptLogs logs,
    RunNames names,
    RunControl control,
    Preflight preflight,
    BackgroundMonitor background,
    ShowDiff diff) {}
