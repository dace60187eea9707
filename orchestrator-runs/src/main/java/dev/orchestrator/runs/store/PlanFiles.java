package dev.orchestrator.runs.store;

import dev.orchestrator.core.config.ConfigFile;
import dev.orchestrator.core.config.Problems;
import dev.orchestrator.core.registry.LiveRegistry;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.runs.plan.PlanReader;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.plan.SourceReader;
import dev.orchestrator.runs.plan.SourceSpec;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds and reads the issue plans of a workspace. */
public final class PlanFiles {

  private static final String SUFFIX = "-issues.json";

  static final String HOW_TO_WRITE_ONE =
      "write config/NAME"
          + SUFFIX
          + ": {\"repo\": \"REPO\", \"issues\": [{\"number\": 1, \"title\": \"...\"}]}"
          + ", or run the backlog with 'orchestrator launch --tasks'";

  private final Workspace workspace;
  private final HostEnvironment environment;
  private final LiveRegistry registry;
  private final Problems problems;

  /** Warnings about a plan go to {@code problems}. */
  @Inject
  public PlanFiles(
      Workspace workspace, HostEnvironment environment, LiveRegistry registry, Problems problems) {
    this.workspace = workspace;
    this.environment = environment;
    this.registry = registry;
    this.problems = problems;
  }

  /** Where the plan of a run is unless somebody put it elsewhere. */
  Path usualFile(String project) {
    return workspace.config().resolve(project + SUFFIX);
  }

  /** Every plan of the workspace, by name. */
  public List<Path> all() {
    if (!Files.isDirectory(workspace.config())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(workspace.config())) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Reads a plan.
   *
   * @throws dev.orchestrator.core.config.ConfigurationException with every error of the file
   */
  public RunPlan read(Path file) {
    Problems ofTheFile = new Problems();
    RunPlan plan = new PlanReader(environment).read(file, workspace, registry.get(), ofTheFile);
    ofTheFile.warnings().forEach(problems::add);
    return plan;
  }

  /** Reads a plan that was read before: its warnings are known. */
  public RunPlan readAgain(Path file) {
    return new PlanReader(environment).read(file, workspace, registry.get(), new Problems());
  }

  /** Reads the copy that a run kept of its plan, as if it stood in the plan's place. */
  RunPlan readCopy(Path copy, Path plan) {
    return new PlanReader(environment)
        .readCopy(copy, plan, workspace, registry.get(), new Problems());
  }

  /** Where a plan says that its issues come from, if it says so. */
  public Optional<SourceSpec> source(Path file) {
    return SourceReader.read(ConfigFile.read(file, new Problems()));
  }
}
