package dev.orchestrator.core.registry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Does something once for each folder, though several entries of the registry may lead to it. */
public final class OncePerFolder {

  private OncePerFolder() {}

  /**
   * The results in the order of the repositories.
   *
   * @param work does it for the first entry of each folder, with one result for each in order
   * @param as turns the result of a folder into that of one of its entries
   */
  public static <R> List<R> map(
      List<Repository> repositories,
      Function<List<Repository>, List<R>> work,
      BiFunction<R, Repository, R> as) {
    Map<Path, List<Repository>> byFolder = new LinkedHashMap<>();
    for (Repository each : repositories) {
      byFolder.computeIfAbsent(realPath(each.local()), folder -> new ArrayList<>()).add(each);
    }
    List<List<Repository>> folders = List.copyOf(byFolder.values());
    List<R> results = work.apply(folders.stream().map(sharing -> sharing.get(0)).toList());
    Map<String, R> byName = new HashMap<>();
    for (int i = 0; i < folders.size(); i++) {
      for (Repository each : folders.get(i)) {
        byName.put(each.name(), as.apply(results.get(i), each));
      }
    }
    return repositories.stream().map(each -> byName.get(each.name())).toList();
  }

  /** Where a path leads to in the end; the path itself when nothing is there. */
  public static Path realPath(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException missing) {
      return path;
    }
  }
}
