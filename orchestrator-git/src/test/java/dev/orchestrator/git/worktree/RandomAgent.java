package dev.orchestrator.git.worktree;

import dev.orchestrator.fixtures.GitSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** Does in a worktree what agents do, in any order; what git refuses has not happened. */
final class RandomAgent {

  private static final List<String> FOLDERS =
      List.of("", "", "src", "build", "node_modules/x", "vendor", "secret", "deep/er");
  private static final List<String> NAMES =
      List.of("a", "b", "with space", "caf\u00e9", "line\nfeed", "git~1", "-x", ".env");

  private final GitSandbox sandbox;
  private final Random random;
  private final Path library;
  private final List<Path> repositories = new ArrayList<>();
  private final List<Path> bare = new ArrayList<>();
  final TreeMap<String, Integer> done = new TreeMap<>();
  private int counter;

  RandomAgent(GitSandbox sandbox, Random random, Path worktree, Path library) {
    this.sandbox = sandbox;
    this.random = random;
    this.library = library;
    repositories.add(worktree);
  }

  /** Every repository it has made or found, its worktree the first. */
  List<Path> repositories() {
    List<Path> all = new ArrayList<>(repositories);
    all.addAll(bare);
    all.removeIf(place -> !Files.isDirectory(place));
    return all;
  }

  void act() throws IOException {
    repositories.removeIf(place -> !Files.isDirectory(place));
    Path here = repositories.get(random.nextInt(repositories.size()));
    counter++;
    String operation =
        switch (random.nextInt(30)) {
          case 0, 1, 2, 3 -> write(here);
          case 4, 5, 6, 7 -> commit(here);
          case 8 -> git(here, "amend", "commit", "--quiet", "--amend", "-a", "--no-edit");
          case 9 -> git(here, "reset hard", "reset", "--quiet", "--hard", "HEAD~1");
          case 10 -> git(here, "reset soft", "reset", "--quiet", "--soft", "HEAD~1");
          case 11 -> git(here, "stash", "stash", "--quiet", "--include-untracked");
          case 12 -> git(here, "detach", "checkout", "--quiet", "--detach");
          case 13 -> git(here, "branch", "checkout", "--quiet", "-b", "topic-" + counter);
          case 14 -> git(here, "rebase", "rebase", "--quiet", "--onto", "HEAD~2", "HEAD~1");
          case 15 -> initialise(here);
          case 16 -> cloneInto(here);
          case 17 -> submodule(here);
          case 18 -> linkedWorktree(here);
          case 19 -> ignore(here);
          case 20 -> permissions(here);
          case 21 -> link(here);
          case 22 -> hide(here, "--skip-worktree");
          case 23 -> hide(here, "--assume-unchanged");
          case 24 -> bareRepository(here);
          case 25 -> git(here, "tag", "tag", "-a", "-m", "tag " + counter, "v" + counter);
          case 26 -> stage(here);
          case 27 -> git(here, "orphan", "checkout", "--quiet", "--orphan", "new-" + counter);
          case 28 -> git(here, "ignore submodules", "config", "diff.ignoreSubmodules", "all");
          default -> emptyFolder(here);
        };
    done.merge(operation, 1, Integer::sum);
  }

  private String git(Path here, String name, String... arguments) {
    int status = sandbox.program(here, arguments).run().status();
    return status == 0 ? name : name + " (refused)";
  }

  private Path file(Path here) throws IOException {
    Path folder = here.resolve(FOLDERS.get(random.nextInt(FOLDERS.size())));
    try {
      Files.createDirectories(folder);
    } catch (IOException inTheWay) {
      return here.resolve("other-" + counter);
    }
    return folder.resolve(NAMES.get(random.nextInt(NAMES.size())));
  }

  private String write(Path here) throws IOException {
    return put(file(here)) ? "write" : "write (refused)";
  }

  private boolean put(Path file) {
    try {
      Files.writeString(file, "written as number " + counter + "\r\n" + random.nextLong());
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private String commit(Path here) throws IOException {
    write(here);
    git(here, "", "add", "--all");
    return git(here, "commit", "commit", "--quiet", "-m", "Commit " + counter);
  }

  private Path place(Path here) throws IOException {
    String folder = FOLDERS.get(random.nextInt(FOLDERS.size()));
    return here.resolve(folder).resolve("repo-" + counter);
  }

  private String initialise(Path here) throws IOException {
    Path place = place(here);
    String done = git(here, "init", "init", "--quiet", place.toString());
    if (done.equals("init")) {
      repositories.add(place);
      commit(place);
    }
    return done;
  }

  private String cloneInto(Path here) throws IOException {
    Path place = place(here);
    String depth = random.nextBoolean() ? "--depth=1" : "--depth=1000";
    String from = random.nextBoolean() ? library.toString() : "file://" + library;
    String done = git(here, "clone", "clone", "--quiet", depth, from, place.toString());
    if (done.equals("clone")) {
      repositories.add(place);
    }
    return done;
  }

  private String submodule(Path here) {
    String name = "module-" + counter;
    String done = git(here, "submodule", "submodule", "--quiet", "add", library.toString(), name);
    if (done.equals("submodule")) {
      repositories.add(here.resolve(name));
    }
    return done;
  }

  private String linkedWorktree(Path here) throws IOException {
    Path place = place(here);
    String done =
        git(
            here,
            "worktree",
            "worktree",
            "add",
            "--quiet",
            random.nextBoolean() ? "--detach" : "-bw" + counter,
            place.toString());
    if (done.equals("worktree")) {
      repositories.add(place);
    }
    return done;
  }

  private String ignore(Path here) throws IOException {
    Path file = here.resolve(".gitignore");
    String pattern =
        List.of("build/", "node_modules/", "vendor/", "secret/", "*.env", "repo-*")
            .get(random.nextInt(6));
    if (Files.isDirectory(file)) {
      return "ignore (refused)";
    }
    String old = Files.exists(file) ? Files.readString(file) : "";
    Files.writeString(file, old + pattern + "\n");
    return "ignore";
  }

  private String permissions(Path here) throws IOException {
    Path file = file(here);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return "chmod (refused)";
    }
    boolean folder = random.nextBoolean() && !file.getParent().equals(here);
    String mode =
        folder
            ? "r-xr-xr-x"
            : List.of("rwxr-x--x", "r--------", "rw-rw-rw-").get(random.nextInt(3));
    Files.setPosixFilePermissions(
        folder ? file.getParent() : file, PosixFilePermissions.fromString(mode));
    return "chmod";
  }

  private String link(Path here) throws IOException {
    Path file = here.resolve("link-" + counter);
    Path target = random.nextBoolean() ? Path.of("nowhere/" + counter) : library;
    Files.createSymbolicLink(file, target);
    return "link";
  }

  private String hide(Path here, String how) throws IOException {
    List<String> tracked = sandbox.program(here, "ls-files", "-z").run().out().lines().toList();
    if (tracked.isEmpty() || tracked.get(0).isEmpty()) {
      return "hide (refused)";
    }
    String first = tracked.get(0).split("\0", -1)[0];
    git(here, "", "update-index", how, "--", first);
    return put(here.resolve(first)) ? "hide " + how : "hide (refused)";
  }

  private String bareRepository(Path here) throws IOException {
    Path place = place(here).resolveSibling("bare-" + counter);
    git(here, "", "init", "--quiet", "--bare", place.toString());
    bare.add(place);
    return git(here, "push", "push", "--quiet", place.toString(), "HEAD:refs/heads/pushed");
  }

  private String stage(Path here) throws IOException {
    Path file = file(here);
    put(file);
    String done = git(here, "stage", "add", "--force", "--", file.toString());
    counter++;
    put(file);
    return done;
  }

  private String emptyFolder(Path here) throws IOException {
    Files.createDirectories(here.resolve("empty-" + counter + "/inner"));
    return "empty folder";
  }
}
