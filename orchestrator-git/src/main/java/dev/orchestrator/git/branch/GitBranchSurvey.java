package dev.orchestrator.git.branch;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.git.merge.CommitPair;
import dev.orchestrator.git.merge.MergeSession;
import dev.orchestrator.git.merge.Merges;
import dev.orchestrator.git.merge.TreeMerge;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks git for references, history and changes of all branches together. */
final class GitBranchSurvey implements BranchSurvey {

  private static final String HEADS = "refs/heads/";
  private static final String FULL_ID = "[0-9a-f]{40}([0-9a-f]{24})?";

  private final CommandRunner runner;
  private final Merges merges;

  @Inject
  GitBranchSurvey(CommandRunner runner, Merges merges) {
    this.runner = runner;
    this.merges = merges;
  }

  /** Where a branch stands, and the tree of that commit. */
  private record Tip(String commit, String tree) {}

  /** A branch with its ends. */
  private record Span(String branch, Tip tip, String base) {}

  @Override
  public Map<String, BranchContents> look(
      Path repository,
      String defaultBranch,
      List<BranchQuestion> branches,
      CancellationToken cancellation) {
    SurveyGit git = new SurveyGit(runner, repository, cancellation);
    Map<String, Tip> tips = tips(git, defaultBranch);
    Optional<Tip> target =
        Optional.ofNullable(tips.get("refs/remotes/origin/" + defaultBranch))
            .or(() -> Optional.ofNullable(tips.get(HEADS + defaultBranch)));
    List<Span> spans =
        branches.stream().flatMap(each -> span(git, each, tips, target).stream()).toList();
    if (spans.isEmpty()) {
      return Map.of();
    }
    CommitReach history = new CommitReach(history(git, spans, target));
    Set<String> inTarget = target.map(tip -> history.from(tip.commit())).orElse(Set.of());
    Map<String, int[]> changes = changes(git, spans);
    Set<String> merged = merged(repository, spans, target, inTarget, cancellation);
    Map<String, BranchContents> facts = new LinkedHashMap<>();
    for (Span span : spans) {
      int[] change = changes.getOrDefault(span.branch(), new int[] {0, 0});
      boolean contained = inTarget.contains(span.tip().commit());
      Set<String> own = new HashSet<>(history.from(span.tip().commit()));
      own.removeAll(history.from(span.base()));
      if (!contained) {
        own.removeAll(inTarget);
      }
      int commits = (int) own.stream().filter(id -> !history.isMerge(id)).count();
      facts.put(
          span.branch(),
          new BranchContents(
              span.tip().commit(),
              span.base(),
              commits,
              change[0],
              change[1],
              merged.contains(span.branch())));
    }
    return facts;
  }

  private static Map<String, Tip> tips(SurveyGit git, String defaultBranch) {
    Map<String, Tip> tips = new HashMap<>();
    List<String> lines =
        git.lines(
                List.of(
                    "for-each-ref",
                    "--format=%(objectname) %(tree) %(refname)",
                    "--",
                    "refs/heads",
                    "refs/remotes/origin/" + defaultBranch))
            .orElse(List.of());
    for (String line : lines) {
      String[] fields = line.split(" ", 3);
      if (fields.length == 3) {
        tips.put(fields[2], new Tip(fields[0], fields[1]));
      }
    }
    return tips;
  }

  private static Optional<Span> span(
      SurveyGit git, BranchQuestion question, Map<String, Tip> tips, Optional<Tip> target) {
    Optional<Tip> tip = Optional.ofNullable(tips.get(HEADS + question.branch()));
    Optional<String> base =
        question
            .base()
            .filter(id -> id.matches(FULL_ID))
            .or(
                () ->
                    tip.flatMap(
                        here -> target.flatMap(there -> parting(git, here.commit(), there))));
    return tip.flatMap(here -> base.map(from -> new Span(question.branch(), here, from)));
  }

  private static Optional<String> parting(SurveyGit git, String tip, Tip target) {
    return git.lines(List.of("merge-base", target.commit(), tip))
        .flatMap(lines -> lines.stream().findFirst());
  }

  /** All that lies between the branches, their bases and the target, and their common past. */
  private static List<String> history(SurveyGit git, List<Span> spans, Optional<Tip> target) {
    Set<String> ends = new LinkedHashSet<>();
    spans.forEach(span -> ends.add(span.base()));
    target.map(Tip::commit).ifPresent(ends::add);
    List<String> common = new ArrayList<>(List.of("merge-base", "--octopus"));
    common.addAll(ends);
    Optional<String> past = git.lines(common).flatMap(lines -> lines.stream().findFirst());
    Stream<String> starts =
        Stream.concat(ends.stream(), spans.stream().map(span -> span.tip().commit()));
    String input =
        Stream.concat(starts, past.map(id -> "^" + id).stream())
            .collect(Collectors.joining("\n", "", "\n"));
    List<String> lines =
        new ArrayList<>(
            git.lines(List.of("rev-list", "--parents", "--stdin"), input).orElse(List.of()));
    past.ifPresent(lines::add);
    return lines;
  }

  private static Map<String, int[]> changes(SurveyGit git, List<Span> spans) {
    Map<String, String> trees = trees(git, spans);
    List<Span> known = spans.stream().filter(span -> trees.containsKey(span.base())).toList();
    String input =
        known.stream()
            .map(span -> trees.get(span.base()) + " " + span.tip().tree() + "\n")
            .collect(Collectors.joining());
    Map<String, int[]> sums = new HashMap<>();
    if (input.isEmpty()) {
      return sums;
    }
    List<String> options =
        List.of("diff-tree", "--stdin", "-r", "--numstat", "--no-ext-diff", "--no-textconv");
    String pair = "";
    Map<String, int[]> byPair = new HashMap<>();
    for (String line : git.lines(options, input).orElse(List.of())) {
      if (line.matches(FULL_ID + " " + FULL_ID)) {
        pair = line;
        byPair.putIfAbsent(pair, new int[] {0, 0});
      } else {
        add(line, byPair.computeIfAbsent(pair, unused -> new int[] {0, 0}));
      }
    }
    for (Span span : known) {
      int[] sum = byPair.get(trees.get(span.base()) + " " + span.tip().tree());
      if (sum != null) {
        sums.put(span.branch(), sum);
      }
    }
    return sums;
  }

  /** A binary file has a dash for each number. */
  private static void add(String line, int[] sum) {
    String[] fields = line.split("\t", 3);
    for (int side = 0; side < 2 && fields.length == 3; side++) {
      sum[side] += fields[side].matches("\\d{1,9}") ? Integer.parseInt(fields[side]) : 0;
    }
  }

  private static Map<String, String> trees(SurveyGit git, List<Span> spans) {
    List<String> bases = spans.stream().map(Span::base).distinct().toList();
    String input = bases.stream().map(id -> id + "^{tree}\n").collect(Collectors.joining());
    List<String> lines =
        git.lines(List.of("cat-file", "--batch-check=%(objectname)"), input).orElse(List.of());
    Map<String, String> trees = new HashMap<>();
    for (int index = 0; index < Math.min(bases.size(), lines.size()); index++) {
      if (lines.get(index).matches(FULL_ID)) {
        trees.put(bases.get(index), lines.get(index));
      }
    }
    return trees;
  }

  /** Contained in the target, or adding nothing to it, as after a squash on a server. */
  private Set<String> merged(
      Path repository,
      List<Span> spans,
      Optional<Tip> target,
      Set<String> inTarget,
      CancellationToken cancellation) {
    Set<String> merged = new HashSet<>();
    List<Span> rest = new ArrayList<>();
    for (Span span : spans) {
      if (inTarget.contains(span.tip().commit())) {
        merged.add(span.branch());
      } else {
        rest.add(span);
      }
    }
    if (target.isEmpty() || rest.isEmpty()) {
      return merged;
    }
    String commit = target.get().commit();
    try (MergeSession session = merges.open(repository, commit, cancellation)) {
      List<TreeMerge> answers =
          session.mergeEach(
              rest.stream().map(span -> new CommitPair(commit, span.tip().commit())).toList());
      for (int index = 0; index < rest.size(); index++) {
        boolean addsNothing =
            answers
                .get(index)
                .match(
                    clean -> clean.tree().equals(target.get().tree()),
                    conflicted -> false,
                    failed -> false);
        if (addsNothing) {
          merged.add(rest.get(index).branch());
        }
      }
    } catch (OrchestratorException cannotTell) {
      return merged;
    }
    return merged;
  }
}
