package dev.orchestrator.git.base;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Asks git how commits descend from one another, with as few calls as the answer needs. */
final class LineageReader {

  private final BaseGit git;
  private final String base;

  LineageReader(BaseGit git, String base) {
    this.git = git;
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
    Set<String> inBase = new HashSet<>();
    for (Tip tip : tips) {
      if (!ahead.contains(tip.commit()) || (mayHoldIt(tip) && addsNothing(tip.commit()))) {
        inBase.add(tip.commit());
      }
    }
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

  /** As after a squash: merging it into the base branch would change nothing. */
  private boolean addsNothing(String commit) {
    Optional<String> merged = git.text(List.of("merge-tree", "--write-tree", base, commit));
    return merged.isPresent()
        && merged.equals(git.text(List.of("rev-parse", "--verify", base + "^{tree}")));
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
