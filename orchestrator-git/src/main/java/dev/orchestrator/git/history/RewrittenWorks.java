package dev.orchestrator.git.history;

import dev.orchestrator.git.history.ContentMerge.Containment;
import dev.orchestrator.git.history.FileChanges.Content;
import dev.orchestrator.git.history.FileChanges.FileChange;
import dev.orchestrator.git.history.RewrittenWork.Fate;
import dev.orchestrator.git.history.RewrittenWork.RewrittenCommit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks whether the change of commits that a branch does not contain any more is in it all the
 * same. A commit of which the branch has an equal patch is kept. Otherwise each file is compared:
 * with the change merged into it anew, a file that has it already stays as it is.
 */
final class RewrittenWorks {

  /** Files that are compared line by line; of further ones it is only told that they differ. */
  private static final int MOST_MERGES = 200;

  private final HistoryGit git;
  private final HistoryGraph graph;
  private final String tip;
  private final String base;
  private final Collection<String> excluded;

  RewrittenWorks(
      HistoryGit git, HistoryGraph graph, String tip, String base, Collection<String> excluded) {
    this.git = git;
    this.graph = graph;
    this.tip = tip;
    this.base = base;
    this.excluded = excluded;
  }

  /** What became of the work at those tips that the branch does not contain any more. */
  List<RewrittenWork> of(Collection<String> tips) throws UnansweredException {
    Set<String> own = graph.from(tip);
    List<RewrittenWork> rewritten = new ArrayList<>();
    Set<String> seen = new HashSet<>(own);
    for (String earlier : tips) {
      Set<String> gone = graph.from(earlier);
      gone.removeAll(seen);
      if (!gone.isEmpty()) {
        rewritten.add(compare(earlier, gone, own));
      }
      seen.addAll(gone);
    }
    return rewritten;
  }

  private RewrittenWork compare(String earlier, Set<String> gone, Set<String> own)
      throws UnansweredException {
    Patches patches = Patches.read(git, List.of(tip, earlier), excluded);
    Set<String> ownPatches = patches.ofAll(own);
    List<HistoryCommit> commits = graph.commits(gone);
    Set<String> unmatched =
        commits.stream()
            .filter(commit -> commit.kind() == HistoryCommit.Kind.CHANGE)
            .map(HistoryCommit::id)
            .filter(id -> patches.of(id).filter(ownPatches::contains).isEmpty())
            .collect(Collectors.toSet());
    Map<String, Fate> files = unmatched.isEmpty() ? Map.of() : files(earlier);
    List<RewrittenCommit> fates = new ArrayList<>();
    for (HistoryCommit commit : commits) {
      boolean kept = !unmatched.contains(commit.id());
      fates.add(new RewrittenCommit(commit, kept ? Fate.KEPT : fate(commit.id(), files)));
    }
    return new RewrittenWork(
        earlier,
        fates,
        files.entrySet().stream()
            .filter(file -> file.getValue() == Fate.LOST)
            .map(Map.Entry::getKey)
            .toList());
  }

  private Fate fate(String commit, Map<String, Fate> files) throws UnansweredException {
    List<String> arguments = new ArrayList<>(FileChanges.compare());
    arguments.addAll(List.of("--no-commit-id", "--name-only", "--no-renames", "--root", "-z"));
    arguments.addAll(List.of(commit, "--"));
    Set<Fate> fates = new HashSet<>();
    for (String path : git.text(arguments).split("\0", -1)) {
      if (!path.isEmpty()) {
        fates.add(files.getOrDefault(path, Fate.KEPT));
      }
    }
    if (fates.equals(Set.of(Fate.LOST))) {
      return Fate.LOST;
    }
    if (fates.contains(Fate.LOST)) {
      return Fate.PARTLY_LOST;
    }
    return fates.contains(Fate.REWORKED) ? Fate.REWORKED : Fate.KEPT;
  }

  /** What became of each file that the earlier state had changed. */
  private Map<String, Fate> files(String earlier) throws UnansweredException {
    String common = git.mergeBase(tip, earlier).orElse(base);
    FileChanges then = FileChanges.between(git, common, earlier);
    FileChanges now = FileChanges.between(git, common, tip);
    Map<String, Fate> fates = new LinkedHashMap<>();
    ContentMerge merge = new ContentMerge(git);
    int merges = 0;
    for (Map.Entry<String, FileChange> file : then.byPath().entrySet()) {
      FileChange change = file.getValue();
      Content current = now.at(file.getKey()).map(FileChange::after).orElse(change.before());
      if (current.equals(change.after())) {
        fates.put(file.getKey(), Fate.KEPT);
      } else if (current.equals(change.before())) {
        fates.put(file.getKey(), Fate.LOST);
      } else if (merges++ < MOST_MERGES) {
        fates.put(file.getKey(), fate(merge.of(change.before(), change.after(), current)));
      } else {
        fates.put(file.getKey(), Fate.REWORKED);
      }
    }
    return fates.containsValue(Fate.LOST) ? withoutMoved(fates, earlier) : fates;
  }

  private static Fate fate(Containment containment) {
    return switch (containment) {
      case CONTAINED -> Fate.KEPT;
      case REWORKED -> Fate.REWORKED;
      case ABSENT -> Fate.LOST;
    };
  }

  /** A file that was moved is not lost. */
  private Map<String, Fate> withoutMoved(Map<String, Fate> fates, String earlier)
      throws UnansweredException {
    List<String> arguments = new ArrayList<>(FileChanges.compare());
    arguments.addAll(
        List.of("--find-renames", "--diff-filter=R", "--name-status", "-z", earlier, tip, "--"));
    String[] parts = git.text(arguments).split("\0", -1);
    Map<String, Fate> corrected = new HashMap<>(fates);
    for (int i = 0; i + 2 < parts.length; i += 3) {
      Fate moved = parts[i].equals("R100") ? Fate.KEPT : Fate.REWORKED;
      corrected.replace(parts[i + 1], Fate.LOST, moved);
    }
    Map<String, Fate> ordered = new LinkedHashMap<>(fates);
    ordered.replaceAll((path, fate) -> corrected.getOrDefault(path, fate));
    return ordered;
  }
}
