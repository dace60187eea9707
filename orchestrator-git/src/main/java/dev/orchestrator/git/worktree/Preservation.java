package dev.orchestrator.git.worktree;

import dev.orchestrator.core.json.JsonCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
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
 * reference of our own, written without touching index or HEAD of anybody. Further parents hold
 * what no tree can, and commits that only the worktree named.
 */
final class Preservation {

  /** References of what was saved besides lie beside the one that can be restored. */
  static final String NESTED = "-nested/";

  static final String COMMITS = "-commits";

  private static final Pattern RESTORABLE = Pattern.compile(".*/\\d+");
  private static final JsonCodec JSON = new JsonCodec();

  private final Path common;

  Preservation(Path commonDirectory) {
    this.common = commonDirectory;
  }

  /** The name under which a worktree is saved. */
  static String reference(OwnedWorktree owned, Instant at) {
    String name = owned.branch().isEmpty() ? "detached" : owned.branch();
    return PreservedWorktree.PREFIX + name + "/" + at.toEpochMilli();
  }

  /** Saves all of a worktree. */
  PreservedWorktree save(
      OwnedWorktree owned, WorktreePlace place, WorktreeHoldings holdings, Instant at)
      throws IOException {
    PreservedWorktree saved =
        new PreservedWorktree(
            reference(owned, at),
            owned.folder(),
            holdings.branch(),
            holdings.head().orElse(""),
            owned.owner(),
            at);
    try (Repository repository = open();
        ObjectInserter inserter = repository.newObjectInserter()) {
      SavedContents contents = new SavedContents();
      FolderSaving.Saved files = FolderSaving.asTree(place.folder(), inserter, contents);
      List<SavedPath> gitFolder = FolderSaving.asContents(place.gitFolder(), inserter, contents);
      for (String id : holdings.staged()) {
        if (repository.getObjectDatabase().has(ObjectId.fromString(id))) {
          contents.add(ObjectId.fromString(id));
        }
      }
      List<PreservedNote.Linked> linked = new ArrayList<>();
      for (Path folder : holdings.linked()) {
        linked.add(
            new PreservedNote.Linked(
                folder.toString(), FolderSaving.asContents(folder, inserter, contents)));
      }
      String list = JSON.line(new PreservedNote.Rest(files.rest(), gitFolder, linked));
      ObjectId rest =
          commit(
              inserter,
              contents.write(list.getBytes(StandardCharsets.UTF_8), inserter),
              List.of(),
              "Preserve what no tree holds of " + owned.folder() + "\n",
              at);
      List<ObjectId> parents = new ArrayList<>();
      holdings.head().map(ObjectId::fromString).ifPresent(parents::add);
      parents.add(rest);
      holdings.loose().stream().map(ObjectId::fromString).forEach(parents::add);
      String name = String.valueOf(place.gitFolder().getFileName());
      String note = JSON.line(PreservedNote.of(saved, name, rest.name()));
      ObjectId id =
          commit(
              inserter,
              files.tree(),
              parents,
              "Preserve " + owned.folder() + "\n\n" + note + "\n",
              at);
      inserter.flush();
      create(repository, saved.reference(), id);
    }
    return saved;
  }

  /** Holds commits that only a worktree named. */
  void hold(String reference, OwnedWorktree owned, Collection<String> commits, Instant at)
      throws IOException {
    try (Repository repository = open();
        ObjectInserter inserter = repository.newObjectInserter()) {
      ObjectId id =
          commit(
              inserter,
              inserter.insert(Constants.OBJ_TREE, new byte[0]),
              commits.stream().map(ObjectId::fromString).toList(),
              "Preserve commits that only " + owned.folder() + " named\n",
              at);
      inserter.flush();
      create(repository, reference, id);
    }
  }

  List<PreservedWorktree> all() throws IOException {
    List<PreservedWorktree> found = new ArrayList<>();
    try (Repository repository = open();
        RevWalk walk = new RevWalk(repository)) {
      for (Ref ref : repository.getRefDatabase().getRefsByPrefix(PreservedWorktree.PREFIX)) {
        String name = ref.getName();
        if (RESTORABLE.matcher(name).matches() && !name.contains(NESTED)) {
          note(walk.parseCommit(ref.getObjectId()))
              .ifPresent(note -> found.add(note.worktree(name)));
        }
      }
    }
    found.sort(Comparator.comparing(PreservedWorktree::at));
    return List.copyOf(found);
  }

  /** What was written down with a saved worktree. */
  PreservedNote note(PreservedWorktree saved) throws IOException {
    try (Repository repository = open();
        RevWalk walk = new RevWalk(repository)) {
      return note(commit(repository, walk, saved))
          .orElseThrow(() -> new IOException(saved.reference() + " cannot be read"));
    }
  }

  /** Writes the files of a saved worktree into its folder. */
  void writeFiles(PreservedWorktree saved, Path folder) throws IOException {
    try (Repository repository = open();
        RevWalk walk = new RevWalk(repository)) {
      RevCommit commit = commit(repository, walk, saved);
      FolderRestoring files = new FolderRestoring(folder, walk.getObjectReader());
      files.tree(commit.getTree());
      Optional<String> rest = note(saved).rest();
      if (rest.isPresent()) {
        RevCommit holder = walk.parseCommit(ObjectId.fromString(rest.get()));
        List<SavedPath> paths = rest(walk, holder).worktree();
        files.rest(paths, holder.getTree());
        files.finish(paths);
      } else {
        files.finish(List.of());
      }
    }
  }

  /** Writes what git kept for a saved worktree, and for those inside of it that it forgot. */
  void writeGitFolders(PreservedWorktree saved, Path gitFolder) throws IOException {
    try (Repository repository = open();
        RevWalk walk = new RevWalk(repository)) {
      String rest = note(saved).rest().orElseThrow(() -> new IOException("it was saved without"));
      RevCommit holder = walk.parseCommit(ObjectId.fromString(rest));
      PreservedNote.Rest saving = rest(walk, holder);
      write(walk, holder, gitFolder, saving.gitFolder());
      for (PreservedNote.Linked linked : saving.linked()) {
        Path folder = Path.of(linked.folder());
        Path parent = folder.getParent();
        boolean forgotten = !Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
        if (forgotten && parent != null && parent.endsWith("worktrees")) {
          write(walk, holder, folder, linked.files());
        }
      }
    }
  }

  private static void write(RevWalk walk, RevCommit holder, Path folder, List<SavedPath> paths)
      throws IOException {
    Files.createDirectories(folder);
    FolderRestoring files = new FolderRestoring(folder, walk.getObjectReader());
    files.rest(paths, holder.getTree());
    files.finish(paths);
  }

  private static PreservedNote.Rest rest(RevWalk walk, RevCommit holder) throws IOException {
    byte[] list = SavedContents.list(holder.getTree(), walk.getObjectReader());
    return JSON.read(new String(list, StandardCharsets.UTF_8), PreservedNote.Rest.class);
  }

  private static RevCommit commit(Repository repository, RevWalk walk, PreservedWorktree saved)
      throws IOException {
    Ref ref = repository.exactRef(saved.reference());
    if (ref == null) {
      throw new IOException("there is no " + saved.reference());
    }
    return walk.parseCommit(ref.getObjectId());
  }

  private static Optional<PreservedNote> note(RevCommit commit) {
    String message = commit.getFullMessage();
    int start = message.indexOf("\n{");
    if (start < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.read(message.substring(start + 1), PreservedNote.class));
    } catch (IOException notOurs) {
      return Optional.empty();
    }
  }

  private static ObjectId commit(
      ObjectInserter inserter, ObjectId tree, List<ObjectId> parents, String message, Instant at)
      throws IOException {
    CommitBuilder commit = new CommitBuilder();
    commit.setTreeId(tree);
    commit.setParentIds(parents);
    PersonIdent us = new PersonIdent("orchestrator", "orchestrator@localhost", at, ZoneOffset.UTC);
    commit.setAuthor(us);
    commit.setCommitter(us);
    commit.setMessage(message);
    return inserter.insert(commit);
  }

  private static void create(Repository repository, String reference, ObjectId id)
      throws IOException {
    RefUpdate update = repository.updateRef(reference);
    update.setNewObjectId(id);
    update.setExpectedOldObjectId(ObjectId.zeroId());
    RefUpdate.Result result = update.update();
    if (result != RefUpdate.Result.NEW) {
      throw new IOException("cannot write " + reference + ": " + result);
    }
  }

  private Repository open() throws IOException {
    return new FileRepositoryBuilder().setGitDir(common.toFile()).setMustExist(true).build();
  }
}
