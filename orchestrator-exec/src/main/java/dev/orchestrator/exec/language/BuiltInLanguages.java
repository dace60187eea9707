package dev.orchestrator.exec.language;

import dev.orchestrator.core.spi.Contribution;
import dev.orchestrator.core.spi.OrchestratorPlugin;
import dev.orchestrator.exec.spi.LanguagePlugin;
import java.util.List;
import java.util.stream.Stream;

/** Contributes the built-in language plugins, in the order in which a folder is tried on them. */
public final class BuiltInLanguages implements OrchestratorPlugin {

  @Override
  public String id() {
    return "orchestrator-languages";
  }

  @Override
  public int spiVersion() {
    return OrchestratorPlugin.SPI_VERSION;
  }

  @Override
  public List<Contribution<?>> contributions() {
    return Stream.<Contribution<?>>of(
            language("go", new GoPlugin()),
            language("rust", new RustPlugin()),
            language("maven", new MavenPlugin()),
            language("gradle", new GradlePlugin()),
            language("javascript", new JavaScriptPlugin()),
            language("python", new PythonPlugin()))
        .toList();
  }

  private static Contribution<LanguagePlugin> language(String name, LanguagePlugin plugin) {
    return new Contribution<>(LanguagePlugin.class, name, plugin);
  }
}
