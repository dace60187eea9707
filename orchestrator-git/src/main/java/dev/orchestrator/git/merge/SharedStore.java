package dev.orchestrator.git.merge;

import java.nio.file.Path;

/**
 * The objects of a repository, which its worktrees share.
 *
 * @param objects the folder of the object store
 * @param shallow the file that says where a shallow history ends; need not exist
 * @param format how objects are named, {@code sha1} or {@code sha256}
 * @param sharing who besides the owner may write new objects, as {@code core.sharedRepository}
 */
record SharedStore(Path objects, Path shallow, String format, String sharing) {

  /** For a git folder that reads and writes these objects. */
  String configuration() {
    String shared = sharing.matches("[A-Za-z0-9]+") ? "\tsharedRepository = " + sharing + "\n" : "";
    return format.equals("sha1")
        ? "[core]\n\trepositoryFormatVersion = 0\n\tbare = false\n" + shared
        : "[core]\n\trepositoryFormatVersion = 1\n\tbare = false\n"
            + shared
            + "[extensions]\n\tobjectFormat = sha256\n";
  }
}
