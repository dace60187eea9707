package dev.orchestrator.git.worktree;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Contents held by a tree under their numbers, with a list of what they are. */
final class SavedContents {

  static final String LIST = "list";
  private static final String FOLDER = "contents/";
  private static final int IN_ONE_FOLDER = 1000;

  private final List<ObjectId> contents = new ArrayList<>();

  /** Its number. */
  int add(ObjectId content) {
    contents.add(content);
    return contents.size() - 1;
  }

  ObjectId write(byte[] list, ObjectInserter inserter) throws IOException {
    DirCache entries = DirCache.newInCore();
    DirCacheBuilder builder = entries.builder();
    builder.add(entry(LIST, inserter.insert(Constants.OBJ_BLOB, list)));
    for (int number = 0; number < contents.size(); number++) {
      builder.add(entry(name(number), contents.get(number)));
    }
    builder.finish();
    return entries.writeTree(inserter);
  }

  /** A content that was saved. */
  static ObjectId read(ObjectId tree, int number, ObjectReader reader) throws IOException {
    return find(tree, name(number), reader);
  }

  /** The list that was saved with them. */
  static byte[] list(ObjectId tree, ObjectReader reader) throws IOException {
    return reader.open(find(tree, LIST, reader)).getCachedBytes(Integer.MAX_VALUE);
  }

  private static ObjectId find(ObjectId tree, String path, ObjectReader reader) throws IOException {
    try (TreeWalk walk = TreeWalk.forPath(reader, path, tree)) {
      return Optional.ofNullable(walk)
          .map(found -> found.getObjectId(0))
          .orElseThrow(() -> new IOException("there is no " + path + " in what was saved"));
    }
  }

  private static String name(int number) {
    return FOLDER + number / IN_ONE_FOLDER + "/" + number % IN_ONE_FOLDER;
  }

  private static DirCacheEntry entry(String path, ObjectId content) {
    DirCacheEntry entry = new DirCacheEntry(path);
    entry.setFileMode(FileMode.REGULAR_FILE);
    entry.setObjectId(content);
    return entry;
  }
}
