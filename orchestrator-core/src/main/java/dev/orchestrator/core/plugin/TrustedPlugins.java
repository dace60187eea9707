package dev.orchestrator.core.plugin;

import dev.orchestrator.core.file.AtomicFile;
import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.core.workspace.HostEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The jars whose content this user agreed to, in the user's own configuration folder and thus for
 * all workspaces. Each is kept as a copy named by its SHA-256; the copy is what runs, so that
 * nobody can put another content in its place between the look and the load. Thread-safe, also
 * between processes.
 */
public final class TrustedPlugins implements PluginTrust {

  private final Path folder;

  /** Kept in a folder, which is made with the first agreement. */
  public TrustedPlugins(Path folder) {
    this.folder = folder;
  }

  /** Those of the user: {@code $XDG_CONFIG_HOME/orchestrator/plugins}. */
  public static TrustedPlugins of(HostEnvironment environment) {
    return new TrustedPlugins(environment.configurationFolder().resolve("plugins"));
  }

  @Override
  public Optional<Path> agreed(Path jar) throws IOException {
    byte[] content = RegularFile.bytes(jar);
    Path copy = copy(sha256(content));
    return Files.isRegularFile(copy) && Arrays.equals(RegularFile.bytes(copy), content)
        ? Optional.of(copy)
        : Optional.empty();
  }

  /**
   * Agrees to the content that a jar has now.
   *
   * @return its SHA-256 in hexadecimal
   * @throws IOException when the jar cannot be read or the copy cannot be written
   */
  public String trust(Path jar) throws IOException {
    byte[] content = RegularFile.bytes(jar);
    String fingerprint = sha256(content);
    Files.createDirectories(folder);
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
    AtomicFile.write(copy(fingerprint), content);
    return fingerprint;
  }

  /**
   * Takes an agreement back.
   *
   * @return whether there was one to this content
   */
  public boolean distrust(Path jar) throws IOException {
    return Files.deleteIfExists(copy(fingerprint(jar)));
  }

  /** The SHA-256 of a jar's content, in hexadecimal. */
  public static String fingerprint(Path jar) throws IOException {
    return sha256(RegularFile.bytes(jar));
  }

  private Path copy(String fingerprint) {
    return folder.resolve(fingerprint + ".jar");
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
