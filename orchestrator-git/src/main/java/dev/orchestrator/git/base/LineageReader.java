package dev.orchestrator.git.base;

import dev.orchestrator.git.merge.CommitPair;
import dev.orchestrator.git.merge.MergeSession;
import dev.orchestrator.git.merge.TreeMerge;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Asks git how commits descend from one another, with as few calls as the answer needs. */
final class LineageReader {

  private final BaseGit git;
  private final Supplier<MergeSession> merges;
  private final String base;

  LineageReader(BaseGit git, Supplier<MergeSession> merges, String base) {
    this.git = git;
    this.merges = merges;
    this.base = base;
  }

  Lineage of(List<Tip> all) {
    Set<String> missing = missing(all.stream().map(Tip::commit).distinct().toList());
    List<Tip> tips = all.stream().filter(tip -> !missing.contains(tip.commit())).toList();
    List<String> commits = tips.stream().map(Tip::commit).distinct().toList();
    if (commits.isEmpty()) {
      return new Lineage(missing, Set.of(), List.of(), true);
    }
    Set<String> ahead = ahead(commits);
    Set<String> inBase = new HashSet<>(commits);
    inBase.removeAll(ahead);
    inBase.addAll(
        addingNothing(
            tips.stream()
                .filter(this::mayHoldIt)
                .map(Tip::commit)
                .filter(ahead::contains)
                .distinct()
                .toList()));
    return new Lineage(missing, inBase, independent(commits), isBaseIndependent(commits));
  }

  private Set<String> missing(List<String> commits) {
    Set<String> missing = new HashSet<>();
    if (commits.isEmpty() || git.read(revList("--no-walk", commits)).isSuccess()) {
      return missing;
    }
    for (String commit : commits) {
      boolean there = git.text(List.of("cat-file", "-e", commit + "^{commit}")).isPresent();
      if (!there) {
        missing.add(commit);
      }
    }
    return missing;
  }

  /** Those of the commits that the base branch does not contain. */
  private Set<String> ahead(List<String> commits) {
    List<String> arguments = new ArrayList<>(revList("--topo-order", commits));
    arguments.add("^" + base);
    Set<String> reached = new HashSet<>(git.lines(arguments));
    reached.retainAll(commits);
    return reached;
  }

  private boolean mayHoldIt(Tip tip) {
    return !tip.beganAt().equals(Optional.of(base));
  }

  /** As after a squash: merging them into the base branch would change nothing. */
  private List<String> addingNothing(List<String> commits) {
    if (commits.isEmpty()) {
      return List.of();
    }
    Optional<String> tree = git.text(List.of("rev-parse", "--verify", base + "^{tree}"));
    try (MergeSession session = merges.get()) {
      List<TreeMerge> merged =
          session.mergeEach(commits.stream().map(tip -> new CommitPair(base, tip)).toList());
      return IntStream.range(0, commits.size())
          .filter(index -> isTree(merged.get(index), tree))
          .mapToObj(commits::get)
          .toList();
    }
  }

  private static boolean isTree(TreeMerge merge, Optional<String> tree) {
    return merge instanceof TreeMerge.Clean clean && tree.equals(Optional.of(clean.tree()));
  }

  private List<String> independent(List<String> commits) {
    if (commits.size() == 1) {
      return commits;
    }
    Set<String> found = independentOf(commits);
    return commits.stream().filter(found::contains).toList();
  }

  private boolean isBaseIndependent(List<String> commits) {
    return independentOf(Stream.concat(Stream.of(base), commits.stream()).distinct().toList())
        .contains(base);
  }

  private Set<String> independentOf(List<String> commits) {
    List<String> arguments = new ArrayList<>(List.of("merge-base", "--independent"));
    arguments.addAll(commits);
    return new HashSet<>(git.lines(arguments));
  }

  private static List<String> revList(String option, List<String> commits) {
    List<String> arguments = new ArrayList<>(List.of("rev-list", option));
    arguments.addAll(commits);
    return arguments;
  }
}
