package dev.orchestrator.core.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What a push would do to the branches of the server, as traits for the rules. */
final class GitPush {

  static final String SENDS = "sends";
  static final String FORCES = "forces";
  static final String DELETES = "deletes";
  static final String PROTECTED = "protected";
  static final String UNKNOWN_TARGET = "unknown-target";

  private static final Set<String> VALUE_OPTIONS =
      Set.of("-o", "--push-option", "--repo", "--receive-pack", "--exec");

  private static final Set<String> REDIRECTING_SETTINGS =
      Set.of("remote.", "push.", "branch.", "url.");

  private final Set<String> protectedBranches;
  private final Set<String> traits = new TreeSet<>();
  private final List<Word> operands = new ArrayList<>();
  private boolean harmless;
  private boolean repositoryIsOption;

  /** Branch names are compared without case: some servers and file systems do. */
  GitPush(Set<String> protectedBranches) {
    this.protectedBranches = protectedBranches;
  }

  Set<String> analyse(GitInvocation git) {
    readArguments(git.subcommandArguments());
    if (harmless) {
      return Set.of();
    }
    traits.add(SENDS);
    if (git.settings().keySet().stream().anyMatch(GitPush::redirects)) {
      traits.add(FORCES);
      traits.add(UNKNOWN_TARGET);
    }
    readTargets();
    return traits;
  }

  private static boolean redirects(String setting) {
    return REDIRECTING_SETTINGS.stream().anyMatch(setting.toLowerCase(Locale.ROOT)::startsWith);
  }

  private void readArguments(List<Word> arguments) {
    boolean terminated = false;
    for (int index = 0; index < arguments.size(); index++) {
      Word word = arguments.get(index);
      if (terminated || !word.isOption()) {
        operands.add(word);
      } else if (word.text().equals("--")) {
        terminated = true;
      } else {
        readOption(word.text());
        index += VALUE_OPTIONS.contains(word.text()) ? 1 : 0;
      }
    }
  }

  /** Git accepts every unambiguous beginning of a long option. */
  private void readOption(String option) {
    if (!option.startsWith("--")) {
      readLetters(option);
      return;
    }
    String name = option.contains("=") ? option.substring(0, option.indexOf('=')) : option;
    repositoryIsOption |= name.equals("--repo");
    harmless |= name.equals("--help") || begins(name, "--dry-run", "--dr");
    if (name.startsWith("--force") || begins(name, "--force", "--fo")) {
      traits.add(FORCES);
    } else if (begins(name, "--delete", "--de")) {
      traits.add(DELETES);
    } else if (begins(name, "--mirror", "--mi") || begins(name, "--prune", "--pr")) {
      traits.addAll(Set.of(FORCES, DELETES, UNKNOWN_TARGET));
    } else if (begins(name, "--all", "--al") || begins(name, "--branches", "--br")) {
      traits.add(UNKNOWN_TARGET);
    }
  }

  private void readLetters(String cluster) {
    String letters = cluster.contains("o") ? cluster.substring(0, cluster.indexOf('o')) : cluster;
    harmless |= letters.contains("n") || letters.contains("h");
    if (letters.contains("f")) {
      traits.add(FORCES);
    }
    if (letters.contains("d")) {
      traits.add(DELETES);
    }
  }

  private static boolean begins(String given, String option, String shortest) {
    return given.length() >= shortest.length() && option.startsWith(given);
  }

  private void readTargets() {
    List<Word> refspecs = operands.stream().skip(repositoryIsOption ? 0 : 1).toList();
    if (refspecs.isEmpty()) {
      traits.add(UNKNOWN_TARGET);
    }
    for (int index = 0; index < refspecs.size(); index++) {
      boolean tag = refspecs.get(index).text().equals("tag") && index + 1 < refspecs.size();
      if (tag) {
        index++;
      } else {
        readRefspec(refspecs.get(index));
      }
    }
  }

  private void readRefspec(Word refspec) {
    String text = refspec.text();
    boolean forced = text.startsWith("+");
    String plain = forced ? text.substring(1) : text;
    int colon = plain.lastIndexOf(':');
    if (forced) {
      traits.add(FORCES);
    }
    if (colon == 0 && plain.length() > 1) {
      traits.add(DELETES);
    }
    readTarget(plain.substring(colon + 1), refspec.dynamic());
  }

  private void readTarget(String target, boolean dynamic) {
    String branch = target.replaceFirst("^(refs/)?heads/", "");
    if (dynamic
        || branch.isEmpty()
        || branch.contains("*")
        || branch.contains("@")
        || branch.startsWith("HEAD")) {
      traits.add(UNKNOWN_TARGET);
    } else if (protectedBranches.contains(branch.toLowerCase(Locale.ROOT))) {
      traits.add(PROTECTED);
    }
  }
}
