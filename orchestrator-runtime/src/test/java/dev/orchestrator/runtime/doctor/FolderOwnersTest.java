package dev.orchestrator.runtime.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderOwnersTest {

  private static final UserPrincipal SOMEBODY_ELSE = () -> "somebody else";

  @TempDir Path folder;

  @Test
  void aFolderOfOnesOwnIsNotForeign() throws IOException {
    Files.createDirectory(folder.resolve(".git"));
    assertThat(FolderOwners.ofThisUser().isForeign(folder)).isFalse();
  }

  @Test
  void aFolderOfAnotherUserIsForeign() {
    assertThat(new FolderOwners(Optional.of(SOMEBODY_ELSE)).isForeign(folder)).isTrue();
  }

  @Test
  void nothingIsSaidOfWhatCannotBeRead() {
    FolderOwners owners = new FolderOwners(Optional.of(SOMEBODY_ELSE));
    assertThat(owners.isForeign(folder.resolve("missing"))).isFalse();
    assertThat(new FolderOwners(Optional.empty()).isForeign(folder)).isFalse();
  }
}
