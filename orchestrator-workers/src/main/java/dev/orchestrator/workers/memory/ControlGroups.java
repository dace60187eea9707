package dev.orchestrator.workers.memory;

import dev.orchestrator.core.file.RegularFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds a control group below which this process may make others with a limit of memory. Never
 * looks above a group that has a limit of its own: who set that limit meant it for everything here.
 */
final class ControlGroups {

  private static final String UNLIMITED = "max";

  private final Path root;

  /** {@code root} is the machine's {@code /}. */
  ControlGroups(Path root) {
    this.root = root;
  }

  MemoryConfinement find() {
    Optional<MemoryConfinement> found = unified().or(this::legacy);
    return found.orElseGet(
        () ->
            new NoConfinement(
                "no control group with a memory controller can be changed by this user,"
                    + " and systemd makes no scope for it"));
  }

  /** Version 2: the closest group upwards that passes memory on to its children. */
  private Optional<MemoryConfinement> unified() {
    Optional<String> own = ownPath("");
    Optional<Mount> mount = mount("cgroup2", "");
    if (own.isEmpty() || mount.isEmpty()) {
      return Optional.empty();
    }
    for (Path group : mount.get().upwards(own.get())) {
      if (passesMemoryOn(group)) {
        return Optional.of(new ControlGroup(ControlGroup.Version.V2, group));
      }
      if (hasLimit(group)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** A group with processes of its own cannot pass controllers on, and the kernel says so. */
  private boolean passesMemoryOn(Path group) {
    Path passedOn = group.resolve("cgroup.subtree_control");
    if (!Files.isWritable(group)
        || !Files.isWritable(group.resolve("cgroup.procs"))
        || !words(group.resolve("cgroup.controllers")).contains("memory")) {
      return false;
    }
    if (words(passedOn).contains("memory")) {
      return true;
    }
    try {
      Files.writeString(passedOn, "+memory");
      return true;
    } catch (IOException busyOrForbidden) {
      return false;
    }
  }

  private static boolean hasLimit(Path group) {
    List<String> limit = words(group.resolve("memory.max"));
    return !limit.isEmpty() && !limit.contains(UNLIMITED);
  }

  /** Version 1: below the group this process is in, whose own limit goes on to hold. */
  private Optional<MemoryConfinement> legacy() {
    Optional<Mount> mount = mount("cgroup", "memory");
    Optional<String> own = ownPath("memory");
    if (mount.isEmpty() || own.isEmpty()) {
      return Optional.empty();
    }
    Path group = mount.get().folder(own.get());
    return Files.isWritable(group) && Files.exists(group.resolve("memory.limit_in_bytes"))
        ? Optional.of(new ControlGroup(ControlGroup.Version.V1, group))
        : Optional.empty();
  }

  /** Lines are {@code id:controllers:path}; version 2 names no controllers. */
  private Optional<String> ownPath(String controller) {
    return lines(root.resolve("proc/self/cgroup"))
        .map(line -> line.split(":", 3))
        .filter(parts -> parts.length == 3 && parts[2].startsWith("/"))
        .filter(parts -> List.of(parts[1].split(",", -1)).contains(controller))
        .map(parts -> parts[2])
        .findFirst();
  }

  /** Lines are {@code ... root, mount point ... - type source options}. */
  private Optional<Mount> mount(String type, String option) {
    return lines(root.resolve("proc/self/mountinfo"))
        .map(line -> line.split(" - ", 2))
        .filter(parts -> parts.length == 2)
        .filter(parts -> isMount(parts[1].split(" ", -1), type, option))
        .map(parts -> parts[0].split(" ", -1))
        .map(words -> new Mount(words[3], root.resolve(words[4].substring(1))))
        .findFirst();
  }

  private static boolean isMount(String[] words, String type, String option) {
    return words.length == 3
        && words[0].equals(type)
        && (option.isEmpty() || List.of(words[2].split(",", -1)).contains(option));
  }

  /**
   * A mounted hierarchy.
   *
   * @param top the group that is seen at the mount point; not the uppermost in some containers
   */
  private record Mount(String top, Path point) {

    List<Path> upwards(String group) {
      return Stream.iterate(
              folder(group), each -> each != null && each.startsWith(point), Path::getParent)
          .toList();
    }

    Path folder(String group) {
      String below = group.startsWith(top) ? group.substring(top.length()) : group;
      return point.resolve(below.startsWith("/") ? below.substring(1) : below).normalize();
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return RegularFile.lines(file).stream();
    } catch (IOException notThere) {
      return Stream.empty();
    }
  }

  private static List<String> words(Path file) {
    return lines(file).flatMap(line -> Stream.of(line.split(" ", -1))).toList();
  }
}
