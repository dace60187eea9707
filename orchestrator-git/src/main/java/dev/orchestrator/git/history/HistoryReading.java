package dev.orchestrator.git.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers one question. */
final class HistoryReading {

  private final HistoryGit git;
  private final HistoryQuestion question;
  private final NetChanges changes;

  HistoryReading(HistoryGit git, HistoryQuestion question) {
    this.git = git;
    this.question = question;
    this.changes = new NetChanges(git);
  }

  BranchHistory history() throws UnansweredException {
    Map<String, String> references = git.references(question.references());
    Set<String> existing = git.existing(question.ids());
    Names names = new Names(references, existing);
    String tip = names.require(question.tip());
    String base = names.require(question.base());
    Set<String> mustHold = names.those(question.mustHold());
    Set<String> excluded = names.those(question.notOwn());
    excluded.add(base);

    Set<String> tips = new LinkedHashSet<>(List.of(tip));
    tips.addAll(mustHold);
    HistoryGraph graph = HistoryGraph.read(git, tips, excluded);
    Set<String> own = graph.from(tip);
    Set<String> since = new LinkedHashSet<>(own);
    names.those(List.of(question.start())).forEach(start -> since.removeAll(graph.from(start)));
    AuthoredWork work = work(graph, own, tip, base);
    return new BranchHistory(
        tip,
        work,
        since.size() == own.size() ? work : work(graph, since, tip, base),
        foreign(tip, base, own),
        new RewrittenWorks(git, graph, tip, base, excluded).of(mustHold),
        names.missing(question.mustHold()),
        git.isAncestor(base, tip));
  }

  private AuthoredWork work(HistoryGraph graph, Collection<String> commits, String tip, String base)
      throws UnansweredException {
    if (commits.isEmpty()) {
      return AuthoredWork.NONE;
    }
    List<String> sources = graph.parentsOf(commits);
    return new AuthoredWork(
        graph.commits(commits), changes.of(tip, sources.isEmpty() ? List.of(base) : sources));
  }

  private ForeignCommits foreign(String tip, String base, Set<String> own)
      throws UnansweredException {
    int most = Math.min(ForeignCommits.COUNTED, HistoryGraph.LARGEST) + own.size();
    List<HistoryCommit> all = new ArrayList<>(HistoryGraph.newest(git, tip, base, most));
    all.removeIf(commit -> own.contains(commit.id()));
    return new ForeignCommits(
        all.size(), all.subList(0, Math.min(ForeignCommits.NAMED, all.size())));
  }

  /** The names of a question as commits. */
  private record Names(Map<String, String> references, Set<String> existing) {

    String require(String name) throws UnansweredException {
      return List.copyOf(those(List.of(name))).stream()
          .findFirst()
          .orElseThrow(() -> new UnansweredException("there is no commit " + name));
    }

    Set<String> those(List<String> names) {
      Set<String> commits = new LinkedHashSet<>();
      for (String name : names) {
        if (existing.contains(name)) {
          commits.add(name);
        } else if (references.containsKey(name)) {
          commits.add(references.get(name));
        }
      }
      return commits;
    }

    List<String> missing(List<String> names) {
      return names.stream().filter(name -> those(List.of(name)).isEmpty()).toList();
    }
  }
}
