package dev.orchestrator.git.status;

import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.AtomicFile;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.core.file.LockFile;
import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.workspace.Workspace;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The last known state of all repositories, {@code state/repo-status.json}. Several programs may
 * write it at once: each leaves a whole file.
 */
public final class RepositoryStatusFile {

  /** The file could not be written; what was there before still is. */
  public static final ErrorCode STATE_NOT_WRITTEN = ErrorCode.environment("STATE_NOT_WRITTEN");

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Workspace workspace;
  private final JsonCodec codec;

  /** The file of a workspace. */
  @Inject
  public RepositoryStatusFile(Workspace workspace, JsonCodec codec) {
    this.workspace = workspace;
    this.codec = codec;
  }

  /** Where it is. */
  public Path path() {
    return workspace.state().resolve("repo-status.json");
  }

  /** The rows of the last scan; none when there was none or the file is not one of ours. */
  public List<RepositoryStatus> read() {
    try {
      return codec.readList(RegularFile.text(path()), RepositoryStatus.class);
    } catch (IOException absentOrForeign) {
      return List.of();
    }
  }

  /**
   * Writes the rows of a scan. Rows of repositories that were not scanned stay as they are; rows of
   * repositories the registry no longer has go.
   *
   * @throws OrchestratorException {@link #STATE_NOT_WRITTEN}
   */
  public void write(List<RepositoryStatus> scanned, RepositoryRegistry registry) {
    try (LockFile lock = lock()) {
      List<RepositoryStatus> rows = merged(scanned, registry);
      AtomicFile.write(path(), codec.pretty(rows) + "\n");
    } catch (IOException unwritable) {
      throw new OrchestratorException(
          STATE_NOT_WRITTEN,
          "cannot write " + path() + ": " + FileTrouble.words(unwritable),
          "check that the folder may be written to and that the disk is not full",
          unwritable);
    }
  }

  private LockFile lock() throws IOException {
    Optional<LockFile> lock =
        LockFile.acquire(workspace.locks().resolve("repo-status.lock"), PATIENCE);
    return lock.orElseThrow(() -> new IOException("another program is writing it"));
  }

  private List<RepositoryStatus> merged(
      List<RepositoryStatus> scanned, RepositoryRegistry registry) {
    Map<String, RepositoryStatus> rows = new LinkedHashMap<>();
    if (scanned.size() < registry.all().size()) {
      read().forEach(row -> rows.put(row.name(), row));
    }
    scanned.forEach(row -> rows.put(row.name(), row));
    List<RepositoryStatus> inOrder = new ArrayList<>();
    registry
        .all()
        .forEach(each -> Optional.ofNullable(rows.get(each.name())).ifPresent(inOrder::add));
    return inOrder;
  }
}
