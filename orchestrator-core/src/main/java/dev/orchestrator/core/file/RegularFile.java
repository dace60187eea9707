package dev.orchestrator.core.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * Reads files that others can put in their places: people, agents, repositories. A named pipe would
 * make the reader wait for ever, a device never ends, and a file of any size may lie where a small
 * one is expected: each is an {@link IOException} that says so, at once. The one place of the
 * program that opens files for reading. A symbolic link is followed unless an option forbids it.
 */
public final class RegularFile {

  /** The most that is read into memory, in bytes; no file of ours or of git's comes near it. */
  public static final int LONGEST = 256 << 20;

  private RegularFile() {}

  /**
   * The whole content.
   *
   * @throws IOException when the file is no regular file, longer than {@link #LONGEST}, or cannot
   *     be read
   */
  public static byte[] bytes(Path file, OpenOption... options) throws IOException {
    if (attributes(file, options).size() > LONGEST) {
      throw tooLarge(file);
    }
    try (InputStream in = Files.newInputStream(file, options)) {
      byte[] content = in.readNBytes(LONGEST + 1);
      if (content.length > LONGEST) {
        throw tooLarge(file);
      }
      return content;
    }
  }

  private static IOException tooLarge(Path file) {
    return new FileSystemException(
        file.toString(), null, "is larger than " + (LONGEST >> 20) + " MiB");
  }

  /**
   * The whole content as UTF-8.
   *
   * @throws IOException also when a byte is not UTF-8
   */
  public static String text(Path file) throws IOException {
    return text(file, StandardCharsets.UTF_8);
  }

  /**
   * The whole content.
   *
   * @throws IOException also when a byte means nothing in the encoding
   */
  public static String text(Path file, Charset encoding) throws IOException {
    return encoding.newDecoder().decode(ByteBuffer.wrap(bytes(file))).toString();
  }

  /** The lines of the whole content as UTF-8, without their ends. */
  public static List<String> lines(Path file) throws IOException {
    return text(file).lines().toList();
  }

  /**
   * Opens a regular file of any length.
   *
   * @param options {@link LinkOption#NOFOLLOW_LINKS} refuses a symbolic link
   * @throws IOException when it is something else than a regular file
   */
  public static InputStream open(Path file, OpenOption... options) throws IOException {
    BasicFileAttributes unused = attributes(file, options);
    return Files.newInputStream(file, options);
  }

  private static BasicFileAttributes attributes(Path file, OpenOption... options)
      throws IOException {
    LinkOption[] links =
        List.of(options).contains(LinkOption.NOFOLLOW_LINKS)
            ? new LinkOption[] {LinkOption.NOFOLLOW_LINKS}
            : new LinkOption[0];
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class, links);
    if (!attributes.isRegularFile()) {
      throw new FileSystemException(file.toString(), null, kind(attributes));
    }
    return attributes;
  }

  /** Opens a regular file of any length as UTF-8 text; what is not UTF-8 becomes U+FFFD. */
  public static BufferedReader reader(Path file) throws IOException {
    return new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8));
  }

  private static String kind(BasicFileAttributes attributes) {
    if (attributes.isDirectory()) {
      return "is a folder and no file";
    }
    return attributes.isSymbolicLink()
        ? "is a symbolic link"
        : "is a pipe, socket or device and no regular file";
  }
}
