package dev.orchestrator.git.nested;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A repository of which something lies in a folder that shall go.
 *
 * @param shown where it is, relative to that folder, for a person
 * @param gitDirectory where its references are; absolute
 * @param workTree its files, when they lie in the folder
 * @param goes whether the git directory goes with the folder
 */
public record NestedRepository(
    String shown, Path gitDirectory, Optional<Path> workTree, boolean goes) {}
