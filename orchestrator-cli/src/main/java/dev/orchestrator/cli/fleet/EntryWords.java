package dev.orchestrator.cli.fleet;

import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.git.discovery.RemoteUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which of the words of {@code repo add} is the name, which the folder and which the remote. A word
 * is a folder when it has a slash or a folder of that name exists.
 *
 * @param name of the entry
 * @param local as it is to be written
 * @param folder where that is
 * @param remote URL, where one was given
 */
record EntryWords(String name, String local, Path folder, Optional<String> remote) {

  static final ErrorCode REPOSITORY_NOT_NAMED = ErrorCode.user("REPOSITORY_NOT_NAMED");

  static EntryWords of(List<String> words, EntryOptions options, Path current) {
    List<String> rest = new ArrayList<>(words);
    Optional<String> url = options.remote().or(() -> take(rest, RemoteUrl::looksLikeOne));
    Optional<String> path = options.local().or(() -> take(rest, word -> isFolder(word, current)));
    Optional<String> name = options.name().or(() -> take(rest, word -> true));
    Optional<String> place = path.or(() -> name.filter(word -> options.name().isEmpty()));
    if (place.isEmpty() || !rest.isEmpty()) {
      throw new OrchestratorException(
          REPOSITORY_NOT_NAMED,
          rest.isEmpty()
              ? "the folder of the repository is missing"
              : "'" + rest.get(0) + "' is one word too many",
          "write 'orchestrator repo add NAME PATH'; without NAME it is the name of the folder");
    }
    Path folder = current.resolve(place.get()).normalize();
    boolean symbolic = place.get().startsWith("~") || place.get().startsWith("${");
    return new EntryWords(
        name.orElse(String.valueOf(folder.getFileName())),
        symbolic ? place.get() : folder.toString(),
        folder,
        url.map(RemoteUrl::withoutSecret));
  }

  private static boolean isFolder(String word, Path current) {
    return word.contains("/")
        || word.startsWith("~")
        || word.startsWith(".")
        || word.startsWith("${")
        || Files.isDirectory(current.resolve(word));
  }

  private static Optional<String> take(List<String> words, Predicate<String> fits) {
    Optional<String> found = words.stream().filter(fits).findFirst();
    found.ifPresent(words::remove);
    return found;
  }
}
