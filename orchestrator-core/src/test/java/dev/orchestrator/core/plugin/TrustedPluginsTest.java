package dev.orchestrator.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrator.core.workspace.HostEnvironment;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("S1")
class TrustedPluginsTest {

  @TempDir Path temp;
  private Path jar;
  private TrustedPlugins trusted;

  @BeforeEach
  void begin() throws IOException {
    jar = Files.writeString(temp.resolve("a.jar"), "content");
    trusted = new TrustedPlugins(temp.resolve("home/plugins"));
  }

  @Test
  void aJarThatNobodyAgreedToIsNotToBeLoaded() throws IOException {
    assertThat(trusted.agreed(jar)).isEmpty();
    assertThat(temp.resolve("home")).doesNotExist();
  }

  @Test
  void whatIsLoadedIsACopyThatOnlyTheUserCanWrite() throws IOException {
    String fingerprint = trusted.trust(jar);

    Path copy = trusted.agreed(jar).orElseThrow();

    assertThat(copy).hasFileName(fingerprint + ".jar").hasContent("content");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void theSameContentInAnotherPlaceIsTrustedToo() throws IOException {
    trusted.trust(jar);

    assertThat(trusted.agreed(Files.copy(jar, temp.resolve("b.jar")))).isPresent();
  }

  @Test
  void anotherContentUnderTheSameNameIsNot() throws IOException {
    trusted.trust(jar);

    Files.writeString(jar, "another content");

    assertThat(trusted.agreed(jar)).isEmpty();
  }

  @Test
  void aCopyThatDoesNotHoldWhatItsNameSaysIsNotLoaded() throws IOException {
    trusted.trust(jar);
    Files.writeString(trusted.agreed(jar).orElseThrow(), "replaced");

    assertThat(trusted.agreed(jar)).isEmpty();
  }

  @Test
  void anAgreementIsTakenBackOnce() throws IOException {
    trusted.trust(jar);

    assertThat(trusted.distrust(jar)).isTrue();
    assertThat(trusted.distrust(jar)).isFalse();
    assertThat(trusted.agreed(jar)).isEmpty();
  }

  @Tag("S5")
  @Test
  void aFolderInThePlaceOfAJarIsRefused() {
    assertThatThrownBy(() -> trusted.agreed(temp)).isInstanceOf(FileSystemException.class);
  }

  @Test
  void theUsersOwnFolderIsWhereTheUserHasConfiguration() {
    HostEnvironment moved = new HostEnvironment(Map.of("XDG_CONFIG_HOME", "/etc/me"), temp);
    HostEnvironment usual = new HostEnvironment(Map.of("HOME", "/home/me"), temp);

    assertThat(moved.configurationFolder()).isEqualTo(Path.of("/etc/me/orchestrator"));
    assertThat(usual.configurationFolder()).isEqualTo(Path.of("/home/me/.config/orchestrator"));
  }
}
