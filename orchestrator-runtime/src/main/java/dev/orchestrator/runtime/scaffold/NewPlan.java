package dev.orchestrator.runtime.scaffold;

import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes the commented template of an issue plan, ready for its first issue. Never overwrites. */
public final class NewPlan implements UseCase<NewPlan.Request, NewPlanDocument> {

  /** The plan is there already. */
  public static final ErrorCode PLAN_EXISTS = ErrorCode.user("PLAN_EXISTS");

  /** The name cannot be that of a plan's file, branches and session. */
  public static final ErrorCode PROJECT_NAME_UNUSABLE = ErrorCode.user("PROJECT_NAME_UNUSABLE");

  /** It is not said for which repository. */
  public static final ErrorCode PLAN_REPOSITORY_MISSING = ErrorCode.user("PLAN_REPOSITORY_MISSING");

  /** The file cannot be written. */
  public static final ErrorCode PLAN_NOT_CREATED = ErrorCode.environment("PLAN_NOT_CREATED");

  private static final Pattern PROJECT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private final Workspace workspace;
  private final RepositoryRegistry registry;

  /**
   * Which plan.
   *
   * @param project its name; empty for that of its first repository
   * @param repositories names in the registry; none for the only one there is
   */
  public record Request(Optional<String> project, List<String> repositories) {

    /** Copies the list. */
    public Request {
      repositories = List.copyOf(repositories);
    }
  }

  @Inject
  NewPlan(Workspace workspace, RepositoryRegistry registry) {
    this.workspace = workspace;
    this.registry = registry;
  }

  @Override
  public NewPlanDocument run(Request request, RequestContext context) {
    List<String> repositories = repositories(request.repositories());
    String project = project(request.project(), repositories.get(0));
    Path file = workspace.config().resolve(project + "-issues.json");
    write(file, PlanTemplate.of(project, repositories));
    return new NewPlanDocument(1, project, file.toString(), repositories);
  }

  private List<String> repositories(List<String> named) {
    if (!named.isEmpty()) {
      return named.stream().map(registry::require).map(Repository::name).distinct().toList();
    }
    List<Repository> all = registry.all();
    if (all.size() == 1) {
      return List.of(all.get(0).name());
    }
    throw new OrchestratorException(
        PLAN_REPOSITORY_MISSING,
        "it is not said for which repository",
        all.isEmpty()
            ? "register one with 'orchestrator repo add FOLDER'"
            : "add --repo NAME, several times for a plan of several; 'orchestrator repo list' names"
                + " them");
  }

  private static String project(Optional<String> named, String repository) {
    String project = named.orElseGet(() -> repository.replaceAll("[^A-Za-z0-9._-]", "-"));
    if (!PROJECT.matcher(project).matches()) {
      throw new OrchestratorException(
          PROJECT_NAME_UNUSABLE,
          "'" + project + "' cannot be the name of a project",
          "letters, digits, '.', '_' and '-', the first a letter or digit: 'orchestrator plan new"
              + " shop --repo NAME'");
    }
    return project;
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException exists) {
      throw new OrchestratorException(
          PLAN_EXISTS,
          file + " is there already",
          "add to it with 'orchestrator add-issue --title TEXT', or name another project",
          exists);
    } catch (IOException failed) {
      throw new OrchestratorException(
          PLAN_NOT_CREATED,
          "cannot write " + file + ": " + FileTrouble.words(failed),
          "make the folder writable, or make room on its disk",
          failed);
    }
  }
}
