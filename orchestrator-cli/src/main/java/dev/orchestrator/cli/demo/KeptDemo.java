package dev.orchestrator.cli.demo;

import java.nio.file.Path;
import java.util.List;

/** How to look at a demonstration that was kept, and how to be rid of it. */
final class KeptDemo {

  private KeptDemo() {}

  /** A line for each; every command in them works as printed. */
  static List<String> steps(DemoWorkspace demo) {
    Path root = demo.workspace().root();
    String at = quoted(root.toString());
    String repository = quoted(root.resolve("repositories/calculator").toString());
    String server = demo.socket();
    return List.of(
        "Kept for you to look at:",
        step("what is on main", "git -C " + repository + " log --graph --oneline --all"),
        step("the run", "orchestrator -w " + at + " workers status"),
        step("one issue", "orchestrator -w " + at + " workers why 4"),
        step("its work", "orchestrator -w " + at + " workers diff 4"),
        step("the workers", "tmux -L " + server + " attach"),
        step("away with it", "orchestrator demo --remove " + at));
  }

  private static String step(String what, String command) {
    return "  " + what + " ".repeat(17 - what.length()) + command;
  }

  private static String quoted(String path) {
    return path.matches("[A-Za-z0-9_./~:@%+=,-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
  }
}
