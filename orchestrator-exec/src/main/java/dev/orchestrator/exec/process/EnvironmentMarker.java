package dev.orchestrator.exec.process;

/**
 * A variable given to a process at its start, by which those of its descendants are found that left
 * its process group and whose parents are gone. A process that clears its environment escapes it.
 *
 * @param name of the variable
 * @param value which no other process tree has under that name
 */
public record EnvironmentMarker(String name, String value) {

  /** As it stands in the environment of a process. */
  String assignment() {
    return name + "=" + value;
  }
}
