package dev.orchestrator.exec.language;

import dev.orchestrator.exec.spi.TestSummary;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the XML reports that one run of a project wrote. */
final class JUnitReports {

  private static final Set<String> IRRELEVANT = Set.of("node_modules", ".git", "src", ".gradle");

  /** A clock of a file system may be coarser than that of the machine. */
  private static final long COARSE_MILLIS = 1500;

  private JUnitReports() {}

  /** The sum of all reports in folders of these names that are not older than the run. */
  static TestSummary below(Path project, Set<String> folders, Instant since) throws IOException {
    TestSummary sum = TestSummary.none();
    for (Path report : find(project, folders, since.minusMillis(COARSE_MILLIS))) {
      sum = sum.plus(JUnitXml.read(report));
    }
    return sum;
  }

  private static List<Path> find(Path project, Set<String> folders, Instant since)
      throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        project,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes unused) {
            return IRRELEVANT.contains(String.valueOf(folder.getFileName()))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            boolean fresh = !attributes.lastModifiedTime().toInstant().isBefore(since);
            if (fresh && isReport(project.relativize(file), folders)) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException vanished) {
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  private static boolean isReport(Path file, Set<String> folders) {
    String name = String.valueOf(file.getFileName());
    if (!name.startsWith("TEST-") || !name.endsWith(".xml")) {
      return false;
    }
    for (Path part : file) {
      if (folders.contains(part.toString())) {
        return true;
      }
    }
    return false;
  }
}
