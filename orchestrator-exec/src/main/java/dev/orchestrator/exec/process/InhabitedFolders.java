package dev.orchestrator.exec.process;

import dev.orchestrator.core.file.RegularFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The current folders of the processes there are, where the system tells. A folder somebody stands
 * in is not taken away under their feet.
 */
public final class InhabitedFolders {

  private static final Path PROCESSES = Path.of("/proc");

  private final Map<Path, String> inhabitants = new HashMap<>();

  private InhabitedFolders() {}

  /** What is so at this moment; nobody anywhere where the system does not tell. */
  public static InhabitedFolders now() {
    InhabitedFolders found = new InhabitedFolders();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[1-9]*")) {
      for (Path process : processes) {
        found.add(process);
      }
    } catch (IOException notLinux) {
      return found;
    }
    return found;
  }

  /** A process whose current folder lies in {@code folder}. */
  public Optional<String> inhabitantOf(Path folder) {
    return inhabitants.entrySet().stream()
        .filter(each -> each.getKey().startsWith(folder))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private void add(Path process) {
    try {
      String name = RegularFile.text(process.resolve("comm")).strip();
      inhabitants.put(
          Files.readSymbolicLink(process.resolve("cwd")),
          "process " + process.getFileName() + " (" + name + ") is at work in it");
    } catch (IOException | SecurityException goneOrForeign) {
      return;
    }
  }
}
