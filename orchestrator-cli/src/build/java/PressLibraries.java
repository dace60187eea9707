import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.JSRInlinerAdapter;

/**
 * A step of the build: makes the jars of the distribution fit for class-data sharing.
 *
 * <p>Signatures go, because the JVM never archives classes of signed jars, and Java 17 crashes when
 * it is asked to. Classes older than Java 6 are raised to Java 8, because the JVM does not archive
 * them either; those are picocli and parts of Guice, a third of what a start loads. All jars get
 * the time stamp of the build, because an archive is only good for jars of the size and time it was
 * made with. Last, {@code build-id} is written: a digest of all jars.
 *
 * <p>Usage: {@code java -cp asm.jar:asm-commons.jar PressLibraries.java LIB TIMESTAMP}
 */
final class PressLibraries {

  private static final int SHARABLE = Opcodes.V1_6;

  public static void main(String[] arguments) throws IOException {
    Path lib = Path.of(arguments[0]);
    FileTime built = FileTime.from(Instant.parse(arguments[1]));
    List<Path> jars;
    try (var files = Files.list(lib)) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
    try (URLClassLoader classes = new URLClassLoader(urls(jars), null)) {
      for (Path jar : jars) {
        if (needsPressing(jar)) {
          press(jar, classes);
        }
      }
    }
    for (Path jar : jars) {
      Files.setLastModifiedTime(jar, built);
    }
    Files.writeString(lib.resolve("build-id"), digest(jars) + "\n");
  }

  private static URL[] urls(List<Path> jars) throws IOException {
    List<URL> urls = new ArrayList<>();
    for (Path jar : jars) {
      urls.add(jar.toUri().toURL());
    }
    return urls.toArray(new URL[0]);
  }

  private static boolean needsPressing(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (isSignature(entry) || (isClass(entry) && isOld(zip.getInputStream(entry)))) {
          return true;
        }
      }
      return false;
    }
  }

  private static boolean isSignature(ZipEntry entry) {
    return entry.getName().matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
  }

  private static boolean isClass(ZipEntry entry) {
    return entry.getName().endsWith(".class");
  }

  private static boolean isOld(InputStream in) throws IOException {
    try (in) {
      byte[] head = in.readNBytes(8);
      return head.length == 8 && head[7] < SHARABLE;
    }
  }

  private static void press(Path jar, ClassLoader classes) throws IOException {
    Path pressed = jar.resolveSibling(jar.getFileName() + ".pressed");
    try (ZipFile from = new ZipFile(jar.toFile());
        ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(pressed))) {
      for (ZipEntry entry : Collections.list(from.entries())) {
        if (!isSignature(entry)) {
          copy(from, entry, to, classes);
        }
      }
    }
    Files.move(pressed, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void copy(ZipFile from, ZipEntry entry, ZipOutputStream to, ClassLoader classes)
      throws IOException {
    byte[] content;
    try (InputStream in = from.getInputStream(entry)) {
      content = in.readAllBytes();
    }
    boolean old = isClass(entry) && content.length > 8 && content[7] < SHARABLE;
    ZipEntry copied = new ZipEntry(entry.getName());
    copied.setTimeLocal(entry.getTimeLocal());
    to.putNextEntry(copied);
    to.write(old ? raise(content, classes) : content);
    to.closeEntry();
  }

  /** The same class as Java 8 would have compiled it: with stack maps and without subroutines. */
  private static byte[] raise(byte[] content, ClassLoader classes) {
    ClassWriter writer = new FramesWriter(classes);
    ClassVisitor visitor =
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public void visit(
              int version, int access, String name, String signature, String parent, String[] faces) {
            super.visit(Opcodes.V1_8, access, name, signature, parent, faces);
          }

          @Override
          public MethodVisitor visitMethod(
              int access, String name, String type, String signature, String[] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, type, signature, exceptions);
            return new JSRInlinerAdapter(next, access, name, type, signature, exceptions);
          }
        };
    new ClassReader(content).accept(visitor, ClassReader.SKIP_FRAMES);
    return writer.toByteArray();
  }

  private static String digest(List<Path> jars) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path jar : jars) {
        digest.update(jar.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(jar));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Finds common superclasses without running any code of the classes it asks about. */
  private static final class FramesWriter extends ClassWriter {

    private final ClassLoader classes;

    FramesWriter(ClassLoader classes) {
      super(COMPUTE_FRAMES);
      this.classes = classes;
    }

    @Override
    protected String getCommonSuperClass(String one, String other) {
      if (isInterface(one) || isInterface(other)) {
        return "java/lang/Object";
      }
      List<String> line = lineage(one);
      return lineage(other).stream().filter(line::contains).findFirst().orElse("java/lang/Object");
    }

    private boolean isInterface(String name) {
      return (read(name).getAccess() & Opcodes.ACC_INTERFACE) != 0;
    }

    private List<String> lineage(String name) {
      List<String> line = new ArrayList<>();
      for (String each = name; each != null; each = read(each).getSuperName()) {
        line.add(each);
      }
      return line;
    }

    private ClassReader read(String name) {
      String file = name + ".class";
      try (InputStream ours = classes.getResourceAsStream(file);
          InputStream in = ours != null ? ours : ClassLoader.getSystemResourceAsStream(file)) {
        if (in == null) {
          throw new IllegalStateException("no class " + name + " among the libraries");
        }
        return new ClassReader(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
