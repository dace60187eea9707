package dev.orchestrator.git.shared;

import dev.orchestrator.core.file.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files of a git folder that change what git does for every worktree. */
final class SharedFiles {

  private static final List<String> SINGLE =
      List.of(
          "objects/info/alternates",
          "info/attributes",
          "info/exclude",
          "info/grafts",
          "info/sparse-checkout",
          "config.worktree",
          "shallow");

  private static final String HOOKS = "hooks";

  /** git init puts examples there, which git does not run. */
  private static final String EXAMPLE = ".sample";

  private static final int LARGEST = 1024 * 1024;

  private SharedFiles() {}

  static Map<String, String> of(Path common) throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (String name : SINGLE) {
      add(files, common, common.resolve(name));
    }
    Path hooks = common.resolve(HOOKS);
    if (Files.isSymbolicLink(hooks)) {
      add(files, common, hooks);
    } else if (Files.isDirectory(hooks)) {
      try (DirectoryStream<Path> inside = Files.newDirectoryStream(hooks)) {
        for (Path hook : inside) {
          if (!hook.toString().endsWith(EXAMPLE)) {
            add(files, common, hook);
          }
        }
      }
    }
    return files;
  }

  /** Pipes and devices are named and not read. */
  private static void add(Map<String, String> files, Path common, Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    String name = common.relativize(file).toString();
    if (Files.isSymbolicLink(file)) {
      files.put(name, "link to " + Files.readSymbolicLink(file));
    } else if (Files.isRegularFile(file)) {
      files.put(name, digest(beginning(file)) + ", " + Files.size(file) + " bytes" + mode(file));
    } else {
      files.put(name, Files.isDirectory(file) ? "folder" : "no regular file");
    }
  }

  private static byte[] beginning(Path file) throws IOException {
    try (InputStream content = RegularFile.open(file)) {
      return content.readNBytes(LARGEST);
    }
  }

  private static String mode(Path file) {
    return Files.isExecutable(file) ? ", executable" : "";
  }

  static String digest(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return "sha256:" + HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException everyJvmHasIt) {
      throw new IllegalStateException(everyJvmHasIt);
    }
  }

  static String digest(String text) {
    return digest(text.getBytes(StandardCharsets.UTF_8));
  }
}
