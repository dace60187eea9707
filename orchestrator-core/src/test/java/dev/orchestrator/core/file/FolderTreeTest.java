package dev.orchestrator.core.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTreeTest {

  @TempDir Path temp;

  @Test
  void allOfAFolderIsDeletedAndNothingBehindItsLinks() throws IOException {
    Path kept = Files.writeString(temp.resolve("kept"), "x");
    Path folder = Files.createDirectories(temp.resolve("folder/below")).getParent();
    Files.writeString(folder.resolve("below/file"), "x");
    Files.createSymbolicLink(folder.resolve("link"), temp);

    FolderTree.delete(folder);

    assertThat(folder).doesNotExist();
    assertThat(kept).exists();
  }

  @Test
  void aLinkInPlaceOfTheFolderIsDeletedItself() throws IOException {
    Path kept = Files.createDirectory(temp.resolve("kept"));
    Path link = Files.createSymbolicLink(temp.resolve("link"), kept);

    FolderTree.delete(link);

    assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isFalse();
    assertThat(kept).isDirectory();
  }

  @Test
  void whatIsNotThereNeedsNoDeleting() throws IOException {
    FolderTree.delete(temp.resolve("absent"));

    assertThat(temp).isEmptyDirectory();
  }
}
