package dev.orchestrator.agents.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;

/**
 * The scripts of the guard in a folder of a run. Their text is fixed and ships with this program;
 * the folder is named after it, so that attempts of an older version go on with theirs.
 *
 * @param folder holds {@code bin} and {@code hooks}
 */
record GuardScripts(Path folder) {

  /** {@code reference-transaction} is left out: it would run for every single ref. */
  private static final List<String> HOOKS =
      List.of(
          "applypatch-msg",
          "pre-applypatch",
          "post-applypatch",
          "pre-commit",
          "pre-merge-commit",
          "prepare-commit-msg",
          "commit-msg",
          "post-commit",
          "pre-rebase",
          "post-checkout",
          "post-merge",
          "pre-push",
          "pre-auto-gc",
          "post-rewrite",
          "sendemail-validate");

  Path bin() {
    return folder.resolve("bin");
  }

  Path hooks() {
    return folder.resolve("hooks");
  }

  /** Puts the scripts below a folder unless they are there already. Safe to call at once. */
  static GuardScripts in(Path parent) {
    Map<String, byte[]> files = files();
    CRC32 fingerprint = new CRC32();
    files.values().forEach(fingerprint::update);
    Path folder = parent.resolve("guard-" + Long.toHexString(fingerprint.getValue()));
    try {
      if (!Files.isDirectory(folder)) {
        install(files, parent, folder);
      }
      return new GuardScripts(folder);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("bin/git", resource("git.sh"));
    files.put("bin/orchestrator-ask", resource("orchestrator-ask.sh"));
    files.put("bin/orchestrator-refusal", resource("orchestrator-refusal.sh"));
    files.put("bin/orchestrator-claude-hook", resource("orchestrator-claude-hook.sh"));
    files.put("bin/orchestrator-view", resource("orchestrator-view.sh"));
    files.put("bin/orchestrator-view.awk", resource("orchestrator-view.awk"));
    files.put("bin/git-remote-refused", resource("git-remote-refused.sh"));
    byte[] hook = resource("hook.sh");
    HOOKS.forEach(name -> files.put("hooks/" + name, hook));
    return files;
  }

  private static byte[] resource(String name) {
    try (InputStream text = GuardScripts.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(text, name).readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void install(Map<String, byte[]> files, Path parent, Path folder)
      throws IOException {
    Files.createDirectories(parent);
    Path part = Files.createTempDirectory(parent, "guard-");
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path script = part.resolve(file.getKey());
      Files.createDirectories(script.getParent());
      Files.write(script, file.getValue());
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("r-xr-xr-x"));
    }
    Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwxr-xr-x"));
    try {
      Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException another) {
      deleteTree(part);
    }
  }

  private static void deleteTree(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
