package dev.orchestrator.core.registry.edit;

import dev.orchestrator.core.registry.OncePerFolder;
import dev.orchestrator.core.registry.RepositoryRegistry;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The names and folders that are taken. Folders are compared by where they really are. */
final class Occupied {

  private final Map<Path, String> nameByFolder = new HashMap<>();
  private final Set<String> names = new HashSet<>();
  private final Function<String, Optional<Path>> resolve;

  Occupied(RepositoryRegistry registry, Function<String, Optional<Path>> resolve) {
    this.resolve = resolve;
    registry.all().forEach(each -> occupy(each.name(), each.local()));
  }

  /** The name under which a folder is registered. */
  Optional<String> folder(String local) {
    return resolve.apply(local).map(path -> nameByFolder.get(OncePerFolder.realPath(path)));
  }

  /** Takes the folder, and the name or where that is taken the name with a number after it. */
  NewRepository take(NewRepository wanted) {
    String name = wanted.name();
    for (int number = 2; names.contains(name); number++) {
      name = wanted.name() + "-" + number;
    }
    String free = name;
    resolve.apply(wanted.local()).ifPresent(path -> occupy(free, path));
    return wanted.named(free);
  }

  private void occupy(String name, Path folder) {
    names.add(name);
    nameByFolder.putIfAbsent(OncePerFolder.realPath(folder), name);
  }
}
