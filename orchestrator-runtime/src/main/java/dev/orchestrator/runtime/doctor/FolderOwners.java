package dev.orchestrator.runtime.doctor;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares the owners of folders with the user of this program: git refuses to look into what
 * belongs to another user.
 *
 * @param user who runs this program; empty where the machine does not know
 */
record FolderOwners(Optional<UserPrincipal> user) {

  /** The owners as the user of this process sees them. */
  static FolderOwners ofThisUser() {
    try {
      return new FolderOwners(
          Optional.of(
              FileSystems.getDefault()
                  .getUserPrincipalLookupService()
                  .lookupPrincipalByName(System.getProperty("user.name"))));
    } catch (IOException | UnsupportedOperationException unknown) {
      return new FolderOwners(Optional.empty());
    }
  }

  /** Whether a working tree, or the {@code .git} in it, is known to belong to another user. */
  boolean isForeign(Path workingTree) {
    return user.isPresent()
        && Stream.of(workingTree, workingTree.resolve(".git"))
            .flatMap(place -> owner(place).stream())
            .anyMatch(owner -> !owner.equals(user.get()));
  }

  private static Optional<UserPrincipal> owner(Path place) {
    try {
      return Optional.of(Files.getOwner(place, LinkOption.NOFOLLOW_LINKS));
    } catch (IOException | UnsupportedOperationException unreadable) {
      return Optional.empty();
    }
  }
}
