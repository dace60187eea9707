package dev.orchestrator.git.nested;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where else the commits of a repository may be: on a server it was cloned from, as far as was
 * fetched, or in repositories on this machine that stay. The latter are asked; a remote that is a
 * folder and is gone, or goes too, is no place.
 *
 * @param servers names of remotes that are not on this machine
 * @param directories git directories that stay
 */
record OtherCopies(List<String> servers, List<Path> directories) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");
  private static final Pattern SERVER =
      Pattern.compile(
          "(https?|ssh|git|git\\+ssh|ssh\\+git)://.+|[^/:.][^/:]*:[^/].*|[^/:]+@[^/:]+:.*");
  private static final String SUFFIX = ".url";

  static OtherCopies of(NestedGit git, List<Path> staying, List<Path> going) throws IOException {
    List<String> servers = new ArrayList<>();
    Set<Path> directories = new LinkedHashSet<>(staying);
    Optional<String> listed =
        git.answer(List.of("config", "--get-regexp", "-z", "^remote\\..*\\.url$"));
    for (String entry : listed.orElse("").split("\0", -1)) {
      int end = entry.indexOf('\n');
      if (end > 0) {
        String name = entry.substring("remote.".length(), end - SUFFIX.length());
        String address = entry.substring(end + 1);
        if (SERVER.matcher(address).matches() && NAME.matcher(name).matches()) {
          servers.add(name);
        } else {
          directory(address)
              .filter(place -> going.stream().noneMatch(place::startsWith))
              .ifPresent(directories::add);
        }
      }
    }
    return new OtherCopies(servers, List.copyOf(directories));
  }

  private static Optional<Path> directory(String address) {
    try {
      Path place = address.startsWith("file://") ? Path.of(URI.create(address)) : Path.of(address);
      if (!place.isAbsolute()) {
        return Optional.empty();
      }
      Path dotGit = place.resolve(".git");
      Path directory = Files.isDirectory(dotGit) ? dotGit : place;
      return Files.isDirectory(directory.resolve("objects"))
          ? Optional.of(directory.toRealPath())
          : Optional.empty();
    } catch (IOException | InvalidPathException unusable) {
      return Optional.empty();
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }
}
