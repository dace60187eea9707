package dev.orchestrator.runtime.doctor;

import dev.orchestrator.core.plugin.PluginRegistry;
import dev.orchestrator.core.spi.DoctorCheck;
import dev.orchestrator.core.spi.DoctorFinding;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Jars of the workspace that are not in use: nobody agreed to them, or they cannot be loaded. */
final class PluginsCheck implements DoctorCheck {

  private final PluginRegistry plugins;

  @Inject
  PluginsCheck(PluginRegistry plugins) {
    this.plugins = plugins;
  }

  @Override
  public String name() {
    return "plugins";
  }

  @Override
  public List<DoctorFinding> examine() {
    List<DoctorFinding> findings = new ArrayList<>();
    plugins
        .untrusted()
        .forEach(
            jar ->
                findings.add(
                    DoctorFinding.warning(
                        "the plugin "
                            + jar.jar()
                            + " is not loaded: nobody agreed to its content, SHA-256 "
                            + jar.sha256(),
                        "'orchestrator plugin check JAR' reads it, 'orchestrator plugin trust JAR'"
                            + " agrees")));
    plugins
        .failures()
        .forEach(
            failure ->
                findings.add(
                    DoctorFinding.problem(
                        "the plugin " + failure.origin() + " is not loaded: " + failure.reason(),
                        "mend the jar or take it out of the folder 'plugins'")));
    return findings;
  }
}
