package dev.orchestrator.runs.store;

import dev.orchestrator.core.config.ConfigurationException;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.text.Suggestions;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.runs.journal.JournalCodec;
import dev.orchestrator.runs.plan.PlanName;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.RunOrigin;
import dev.orchestrator.runs.timeline.RunFollower;
import dev.orchestrator.runs.timeline.RunTimeline;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which runs a workspace has, and which of them a person means. A run is found by its plan file and
 * by its name, and also when that file is broken or gone, as long as it was begun. Reads only.
 */
public final class RunDirectory {

  private static final String USUAL = "proof";

  private final Workspace workspace;
  private final HostEnvironment environment;
  private final PlanFiles plans;

  /** Finds the runs of one workspace. */
  @Inject
  public RunDirectory(Workspace workspace, HostEnvironment environment, PlanFiles plans) {
    this.workspace = workspace;
    this.environment = environment;
    this.plans = plans;
  }

  /** Every run, by name. */
  public List<KnownRun> all() {
    Map<String, KnownRun> runs = new TreeMap<>();
    for (Path plan : plans.all()) {
      KnownRun run = of(plan);
      runs.merge(run.project(), run, RunDirectory::namedAlike);
    }
    for (String project : new RunStore(workspace).projects()) {
      runs.putIfAbsent(project, new KnownRun(project, Optional.empty(), true));
    }
    return List.copyOf(runs.values());
  }

  /**
   * The run somebody means.
   *
   * @param given a plan file, relative to the current folder or else to the workspace, or the name
   *     of a run; else the run of the only plan, else of {@code config/proof-issues.json}
   * @throws OrchestratorException {@link RunErrors#PLAN_NOT_FOUND}
   */
  public KnownRun find(Optional<String> given) {
    return given.map(this::named).orElseGet(this::usual);
  }

  /**
   * The plan a run goes by.
   *
   * @throws OrchestratorException when its file cannot be used and it was never begun
   */
  public PlanInForce plan(KnownRun run) {
    try {
      return new PlanInForce(plans.read(file(run)), Optional.empty());
    } catch (OrchestratorException unusable) {
      return adopted(run)
          .map(plan -> new PlanInForce(plan, Optional.of(trouble(file(run), unusable))))
          .orElseThrow(() -> unusable);
    }
  }

  /** Where the plan of a run is, or would be. */
  public Path file(KnownRun run) {
    return run.plan()
        .or(() -> look(run.project()).state().origin().map(RunOrigin::plan))
        .orElseGet(() -> plans.usualFile(run.project()));
  }

  private Optional<RunPlan> adopted(KnownRun run) {
    RunTimeline timeline = look(run.project());
    return timeline
        .plan()
        .map(copy -> RunFolder.planBeside(folder(run.project()).journal(), copy))
        .filter(Files::isRegularFile)
        .map(copy -> plans.readCopy(copy, file(run)));
  }

  private static String trouble(Path file, OrchestratorException unusable) {
    List<String> lines = unusable.message().lines().toList();
    String first = lines.isEmpty() ? "" : lines.get(0);
    String place = unusable instanceof ConfigurationException ? "" : file + ": ";
    String more = lines.size() > 1 ? " (and " + (lines.size() - 1) + " more)" : "";
    return "the plan cannot be used, so this is as the run adopted it: " + place + first + more;
  }

  private KnownRun usual() {
    List<Path> files = plans.all();
    Optional<Path> usual =
        files.size() == 1
            ? Optional.of(files.get(0))
            : files.stream().filter(plans.usualFile(USUAL)::equals).findFirst();
    if (usual.isPresent()) {
      return of(usual.get());
    }
    List<KnownRun> all = all();
    if (files.isEmpty() && all.size() == 1) {
      return all.get(0);
    }
    throw all.isEmpty()
        ? notFound("there is no plan in " + workspace.config(), PlanFiles.HOW_TO_WRITE_ONE)
        : notFound("there are several runs: " + names(all), "choose one with --config NAME");
  }

  private KnownRun named(String given) {
    Optional<Path> file = existing(given);
    if (file.isPresent()) {
      return of(file.get());
    }
    List<KnownRun> all = all();
    return all.stream()
        .filter(run -> run.project().equals(given))
        .findFirst()
        .orElseThrow(
            () ->
                notFound(
                    "there is no plan file and no run '" + given + "'",
                    all.isEmpty()
                        ? PlanFiles.HOW_TO_WRITE_ONE
                        : Suggestions.hint(
                            given,
                            all.stream().map(KnownRun::project).toList(),
                            "the runs here: " + names(all))));
  }

  private Optional<Path> existing(String given) {
    return Stream.of(environment.currentFolder(), workspace.root(), workspace.config())
        .map(folder -> folder.resolve(given))
        .filter(Files::isRegularFile)
        .findFirst()
        .map(file -> file.toAbsolutePath().normalize());
  }

  /** A plan that is broken before its name can be read has the name of its file. */
  private KnownRun of(Path file) {
    String project = PlanName.of(file);
    return new KnownRun(project, Optional.of(file), Files.exists(folder(project).journal()));
  }

  /** Of two plans with one name, the one whose file is called so. */
  private static KnownRun namedAlike(KnownRun first, KnownRun second) {
    boolean exact =
        second.plan().map(PlanName::ofFile).filter(second.project()::equals).isPresent();
    return exact ? second : first;
  }

  private RunTimeline look(String project) {
    return new RunFollower(project, folder(project).journal(), new JournalCodec()).look();
  }

  private RunFolder folder(String project) {
    return RunFolder.of(workspace, project);
  }

  private static String names(List<KnownRun> runs) {
    return runs.stream().map(KnownRun::project).collect(Collectors.joining(", "));
  }

  private static OrchestratorException notFound(String message, String hint) {
    return new OrchestratorException(RunErrors.PLAN_NOT_FOUND, message, hint);
  }
}
