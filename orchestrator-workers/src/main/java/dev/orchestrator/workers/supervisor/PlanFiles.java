package dev.orchestrator.workers.supervisor;

import dev.orchestrator.core.config.ConfigFile;
import dev.orchestrator.core.config.Problems;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.workers.plan.PlanReader;
import dev.orchestrator.workers.plan.RunPlan;
import dev.orchestrator.workers.plan.SourceReader;
import dev.orchestrator.workers.plan.SourceSpec;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds and reads the issue plans of a workspace. */
public final class PlanFiles {

  private static final String SUFFIX = "-issues.json";
  private static final String DEFAULT = "proof" + SUFFIX;

  private static final String HOW_TO_WRITE_ONE =
      "write config/NAME"
          + SUFFIX
          + ": {\"repo\": \"REPO\", \"issues\": [{\"number\": 1, \"title\": \"...\"}]}"
          + ", or run the backlog with 'orchestrator launch --tasks'";

  private final Workspace workspace;
  private final HostEnvironment environment;
  private final RepositoryRegistry registry;
  private final Problems problems;

  /** Warnings about a plan go to {@code problems}. */
  @Inject
  public PlanFiles(
      Workspace workspace,
      HostEnvironment environment,
      RepositoryRegistry registry,
      Problems problems) {
    this.workspace = workspace;
    this.environment = environment;
    this.registry = registry;
    this.problems = problems;
  }

  /**
   * The plan somebody means.
   *
   * @param given a file, relative to the current folder, or else to the workspace; else the only
   *     {@code config/*-issues.json}, else {@code config/proof-issues.json}
   * @throws OrchestratorException {@link RunErrors#PLAN_NOT_FOUND}
   */
  public Path find(Optional<Path> given) {
    if (given.isPresent()) {
      return named(given.get());
    }
    List<Path> plans = all();
    Path usual = workspace.config().resolve(DEFAULT);
    if (plans.size() == 1) {
      return plans.get(0);
    }
    if (plans.contains(usual)) {
      return usual;
    }
    throw plans.isEmpty()
        ? notFound("there is no plan in " + workspace.config(), HOW_TO_WRITE_ONE)
        : notFound("there are several plans: " + names(plans), "choose one with --config FILE");
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
    return new PlanReader(environment).read(file, workspace, registry, problems);
  }

  /** Reads a plan that was read before: its warnings are known. */
  RunPlan readAgain(Path file) {
    return new PlanReader(environment).read(file, workspace, registry, new Problems());
  }

  /** Where a plan says that its issues come from, if it says so. */
  Optional<SourceSpec> source(Path file) {
    return SourceReader.read(ConfigFile.read(file, new Problems()));
  }

  private Path named(Path given) {
    return Stream.of(
            environment.currentFolder().resolve(given),
            workspace.root().resolve(given),
            workspace.config().resolve(given))
        .filter(Files::isRegularFile)
        .findFirst()
        .map(file -> file.toAbsolutePath().normalize())
        .orElseThrow(
            () ->
                notFound(
                    "there is no plan " + environment.currentFolder().resolve(given),
                    all().isEmpty() ? HOW_TO_WRITE_ONE : "plans here: " + names(all())));
  }

  private static String names(List<Path> plans) {
    return plans.stream()
        .map(plan -> "config/" + plan.getFileName())
        .collect(Collectors.joining(", "));
  }

  private static OrchestratorException notFound(String message, String hint) {
    return new OrchestratorException(RunErrors.PLAN_NOT_FOUND, message, hint);
  }
}
