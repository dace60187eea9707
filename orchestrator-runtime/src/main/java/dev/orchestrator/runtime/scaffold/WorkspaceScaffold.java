package dev.orchestrator.runtime.scaffold;

import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.core.workspace.Workspace;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays out a new workspace. Never overwrites: a file that is there, of whatever content and kind,
 * stays as it is, so it can be run again to add what is missing. The only use of the registry file
 * by other commands is to recognise a workspace, hence it is written last.
 */
public final class WorkspaceScaffold {

  /** A folder or file of the workspace cannot be made. */
  public static final ErrorCode WORKSPACE_NOT_CREATED =
      ErrorCode.environment("WORKSPACE_NOT_CREATED");

  private final Workspace workspace;

  /** The folder need not exist yet. */
  public WorkspaceScaffold(Workspace workspace) {
    this.workspace = workspace;
  }

  /** What {@link #create()} would do now; changes nothing. */
  public Laid plan() {
    List<Path> missing = new ArrayList<>();
    List<Path> kept = new ArrayList<>();
    for (ScaffoldFile file : ScaffoldFile.all()) {
      boolean there = Files.exists(target(file), LinkOption.NOFOLLOW_LINKS);
      (there ? kept : missing).add(file.path());
    }
    return new Laid(workspace, missing, kept);
  }

  /**
   * Writes every file that is missing.
   *
   * @throws OrchestratorException {@link #WORKSPACE_NOT_CREATED} naming the path; what was written
   *     before stays, and a second call goes on from there
   */
  public Laid create() {
    List<Path> created = new ArrayList<>();
    List<Path> kept = new ArrayList<>();
    for (ScaffoldFile file : ScaffoldFile.all()) {
      (writeIfMissing(file) ? created : kept).add(file.path());
    }
    return new Laid(workspace, created, kept);
  }

  private boolean writeIfMissing(ScaffoldFile file) {
    Path target = target(file);
    try {
      Files.createDirectories(target.getParent());
      Files.write(target, file.content(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return true;
    } catch (FileAlreadyExistsException exists) {
      if (!exists.getFile().equals(target.toString())) {
        throw notCreated(target, exists.getFile() + " is in the way", exists);
      }
      return false;
    } catch (IOException failed) {
      throw notCreated(target, FileTrouble.words(failed), failed);
    }
  }

  private static OrchestratorException notCreated(Path target, String why, IOException cause) {
    return new OrchestratorException(
        WORKSPACE_NOT_CREATED,
        "cannot write " + target + ": " + why,
        "choose another folder, or make room for it and run the command again",
        cause);
  }

  private Path target(ScaffoldFile file) {
    return workspace.root().resolve(file.path());
  }

  /**
   * What was done, or would be.
   *
   * @param workspace the new workspace
   * @param created files that were missing, relative to the workspace
   * @param kept files that were there already and were not touched
   */
  public record Laid(Workspace workspace, List<Path> created, List<Path> kept) {

    /** Copies the lists. */
    public Laid {
      created = List.copyOf(created);
      kept = List.copyOf(kept);
    }

    /** Whether a {@code .gitignore} that was kept does not name the state folder. */
    public boolean stateMayBeCommitted() {
      Path ignore = Path.of(".gitignore");
      if (!kept.contains(ignore)) {
        return false;
      }
      try {
        return RegularFile.lines(workspace.root().resolve(ignore)).stream()
            .map(String::strip)
            .noneMatch(line -> line.replaceAll("^/|/$", "").equals("state"));
      } catch (IOException unreadable) {
        return true;
      }
    }
  }
}
