package dev.orchestrator.runs.landing.resolution;

import java.util.Optional;

/**
 * A file before and after a merge. Each text is empty where the file does not exist.
 *
 * @param path its path in the repository
 * @param base where the two sides parted
 * @param ours on the side that is merged onto
 * @param theirs on the side that is merged
 * @param result after the merge
 */
public record MergedFile(
    String path,
    Optional<String> base,
    Optional<String> ours,
    Optional<String> theirs,
    Optional<String> result) {}
