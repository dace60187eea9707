package dev.orchestrator.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version the build wrote into the jar. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() throws IOException {
    Properties build = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("build.properties")) {
      if (in != null) {
        build.load(in);
      }
    }
    return new String[] {
      "orchestrator " + build.getProperty("version", "unknown"),
      "Java " + Runtime.version() + ", " + System.getProperty("java.vm.name")
    };
  }
}
