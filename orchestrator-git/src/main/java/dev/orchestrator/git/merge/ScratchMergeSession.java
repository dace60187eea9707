package dev.orchestrator.git.merge;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.exec.command.CommandEnd;
import dev.orchestrator.exec.command.CommandResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Merges in a git folder of our own over the objects of the repository. */
final class ScratchMergeSession implements MergeSession {

  private static final int CLEAN = 0;
  private static final int CONFLICTED = 1;

  private final MergeGit git;
  private final Scratch scratch;
  private final boolean signed;

  ScratchMergeSession(MergeGit git, Scratch scratch, boolean signed) {
    this.git = git;
    this.scratch = scratch;
    this.signed = signed;
  }

  @Override
  public TreeMerge merge(CommitPair pair) {
    CommandResult result =
        git.run(
            "merge-tree",
            "--write-tree",
            "-z",
            "--name-only",
            "--no-messages",
            "--end-of-options",
            pair.ours(),
            pair.theirs());
    int status = result.end() instanceof CommandEnd.Exited exited ? exited.status() : -1;
    boolean answered = (status == CLEAN || status == CONFLICTED);
    return answered
        ? MergeTreeOutput.single(result.outputText(), status == CLEAN)
        : new TreeMerge.Failed(MergeGit.complaint(result));
  }

  @Override
  public List<TreeMerge> mergeEach(List<CommitPair> pairs) {
    List<TreeMerge> merges = new ArrayList<>(pairs.size());
    while (merges.size() < pairs.size()) {
      List<CommitPair> rest = pairs.subList(merges.size(), pairs.size());
      CommandResult result =
          git.run(
              Map.of(), input(rest), "merge-tree", "--stdin", "-z", "--name-only", "--no-messages");
      List<TreeMerge> answers = MergeTreeOutput.series(result.outputSoFar());
      merges.addAll(answers.subList(0, Math.min(answers.size(), rest.size())));
      if (merges.size() < pairs.size()) {
        // git gives up at the first pair that it cannot merge at all
        merges.add(merge(pairs.get(merges.size())));
      }
    }
    return List.copyOf(merges);
  }

  private static String input(List<CommitPair> pairs) {
    return pairs.stream()
        .map(pair -> pair.ours() + " " + pair.theirs() + "\n")
        .collect(Collectors.joining());
  }

  @Override
  public String commit(NewCommit commit) {
    List<String> arguments = new ArrayList<>(List.of("commit-tree", "-F", "-"));
    if (signed) {
      arguments.add("-S");
    }
    commit.parents().forEach(parent -> arguments.addAll(List.of("-p", parent)));
    arguments.add(commit.tree());
    Map<String, String> people = new HashMap<>(commit.author().variables("AUTHOR"));
    people.putAll(commit.committer().variables("COMMITTER"));
    CommandResult result = git.run(people, message(commit), arguments.toArray(String[]::new));
    String id = result.outputSoFar().strip();
    if (!result.isSuccess() || !CommitIds.isId(id)) {
      throw new OrchestratorException(
          Merges.MERGE_FAILED,
          "cannot write a commit: " + MergeGit.complaint(result),
          signed ? "the user's git signs commits: can it sign without asking?" : null);
    }
    return id;
  }

  @Override
  public List<CommitDetails> commits(String base, String tip) {
    return CommitDetails.parse(
        git.output(
            "log",
            "-z",
            "--reverse",
            "--topo-order",
            "--no-merges",
            "--no-show-signature",
            "--encoding=UTF-8",
            "--format=" + CommitDetails.FORMAT,
            "--end-of-options",
            CommitIds.require(tip),
            "^" + CommitIds.require(base)));
  }

  @Override
  public CommitGraph graph(String base, List<String> tips) {
    if (tips.isEmpty()) {
      return CommitGraph.parse("");
    }
    List<String> arguments = new ArrayList<>(List.of("rev-list", "--parents", "--end-of-options"));
    tips.forEach(tip -> arguments.add(CommitIds.require(tip)));
    arguments.add("^" + CommitIds.require(base));
    return CommitGraph.parse(git.output(arguments.toArray(String[]::new)));
  }

  @Override
  public String tree(String commit) {
    return git.output("rev-parse", "--verify", CommitIds.require(commit) + "^{tree}").strip();
  }

  @Override
  public List<Set<String>> changedPaths(String from, List<String> to) {
    if (to.isEmpty()) {
      return List.of();
    }
    String input =
        to.stream()
            .map(tree -> CommitIds.require(from) + " " + CommitIds.require(tree) + "\n")
            .collect(Collectors.joining());
    CommandResult result =
        git.run(Map.of(), input, "diff-tree", "--stdin", "-r", "-z", "--name-only", "--no-renames");
    if (!result.isSuccess()) {
      throw new OrchestratorException(
          Merges.MERGE_FAILED, "cannot compare trees: " + MergeGit.complaint(result), null);
    }
    return ComparedTrees.parse(result.outputText(), from, to);
  }

  /** Git takes the text as it is, and an empty one is no message at all. */
  private static String message(NewCommit commit) {
    String text = commit.message().replace("\0", "").strip();
    return (text.isEmpty() ? "Merge" : text) + "\n";
  }

  @Override
  public void close() {
    scratch.close();
  }
}
