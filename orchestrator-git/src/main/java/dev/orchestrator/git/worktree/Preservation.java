package dev.orchestrator.git.worktree;

import dev.orchestrator.core.json.JsonCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * Saved worktrees of one repository: each a commit on top of the worktree's HEAD, held by a
 * reference of our own, written without touching index or HEAD of anybody.
 */
final class Preservation {

  private final Path common;
  private static final JsonCodec JSON = new JsonCodec();

  Preservation(Path commonDirectory) {
    this.common = commonDirectory;
  }

  PreservedWorktree save(OwnedWorktree owned, String head, Optional<String> branch, Instant at)
      throws IOException {
    PreservedWorktree saved =
        new PreservedWorktree(
            reference(owned, at), owned.folder(), branch, head, owned.owner(), at);
    try (Repository repository = open();
        ObjectInserter inserter = repository.newObjectInserter()) {
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(FileTree.write(owned.folder(), inserter));
      commit.setParentId(ObjectId.fromString(head));
      PersonIdent us =
          new PersonIdent("orchestrator", "orchestrator@localhost", at, java.time.ZoneOffset.UTC);
      commit.setAuthor(us);
      commit.setCommitter(us);
      commit.setMessage("Preserve " + owned.folder() + "\n\n" + JSON.line(Note.of(saved)) + "\n");
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      RefUpdate update = repository.updateRef(saved.reference());
      update.setNewObjectId(id);
      update.setExpectedOldObjectId(ObjectId.zeroId());
      RefUpdate.Result result = update.update();
      if (result != RefUpdate.Result.NEW) {
        throw new IOException("cannot write " + saved.reference() + ": " + result);
      }
    }
    return saved;
  }

  List<PreservedWorktree> all() throws IOException {
    List<PreservedWorktree> found = new ArrayList<>();
    try (Repository repository = open();
        RevWalk walk = new RevWalk(repository)) {
      for (Ref ref : repository.getRefDatabase().getRefsByPrefix(PreservedWorktree.PREFIX)) {
        read(walk.parseCommit(ref.getObjectId()), ref.getName()).ifPresent(found::add);
      }
    }
    found.sort(Comparator.comparing(PreservedWorktree::at));
    return List.copyOf(found);
  }

  /** Writes the files of a saved worktree into its folder. */
  void writeFiles(PreservedWorktree saved) throws IOException {
    try (Repository repository = open();
        RevWalk walk = new RevWalk(repository)) {
      Ref ref = repository.exactRef(saved.reference());
      if (ref == null) {
        throw new IOException("there is no " + saved.reference());
      }
      RevCommit commit = walk.parseCommit(ref.getObjectId());
      FileTree.read(commit.getTree(), saved.folder(), walk.getObjectReader());
    }
  }

  private Optional<PreservedWorktree> read(RevCommit commit, String reference) {
    String message = commit.getFullMessage();
    int start = message.indexOf('{');
    if (start < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.read(message.substring(start), Note.class).worktree(reference));
    } catch (IOException notOurs) {
      return Optional.empty();
    }
  }

  private Repository open() throws IOException {
    return new FileRepositoryBuilder().setGitDir(common.toFile()).setMustExist(true).build();
  }

  private static String reference(OwnedWorktree owned, Instant at) {
    String name = owned.branch().isEmpty() ? "detached" : owned.branch();
    return PreservedWorktree.PREFIX + name + "/" + at.toEpochMilli();
  }

  private record Note(
      String folder, Optional<String> branch, String head, String owner, Instant at) {

    static Note of(PreservedWorktree saved) {
      return new Note(
          saved.folder().toString(), saved.branch(), saved.head(), saved.owner(), saved.at());
    }

    PreservedWorktree worktree(String reference) {
      return new PreservedWorktree(reference, Path.of(folder), branch, head, owner, at);
    }
  }
}
