package dev.orchestrator.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The written files of a checkout: documents with their links, and sources with their length. */
final class Papers {

  private static final Set<String> NOT_OURS = Set.of(".git", "target", "node_modules");
  private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```");
  private static final Pattern LINK =
      Pattern.compile("(?:\\]\\(|<(?:img|a)[^>]*?(?:src|href)=\")([^)\\s\"]+)");

  private final Path root;

  Papers(Path root) {
    this.root = root;
  }

  /** {@code "FILE: TARGET"} for each link to a file that is not there. */
  List<String> brokenLinks() {
    return files(".md").stream().flatMap(this::brokenLinks).toList();
  }

  /** {@code "FILE: LINES"} for each source of more than {@code limit} lines. */
  List<String> sourcesLongerThan(int limit) {
    return files(".java").stream()
        .filter(file -> lines(file) > limit)
        .map(file -> root.relativize(file) + ": " + lines(file))
        .toList();
  }

  List<Path> files(String ending) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return NOT_OURS.contains(folder.getFileName().toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (file.toString().endsWith(ending)) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private Stream<String> brokenLinks(Path document) {
    return LINK.matcher(FENCED.matcher(read(document)).replaceAll(""))
        .results()
        .map(MatchResult::group)
        .map(link -> link.replaceFirst("^.*[(\"]", ""))
        .filter(target -> !target.matches("[a-z]+:.*|#.*"))
        .map(target -> target.replaceFirst("#.*", ""))
        .filter(target -> !Files.exists(document.resolveSibling(target)))
        .map(target -> root.relativize(document) + ": " + target);
  }

  private static long lines(Path file) {
    return read(file).lines().count();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
