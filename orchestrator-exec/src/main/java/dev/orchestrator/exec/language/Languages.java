package dev.orchestrator.exec.language;

import dev.orchestrator.core.plugin.Extension;
import dev.orchestrator.core.plugin.Extensions;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.exec.spi.LanguagePlugin;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the language plugin for a repository. */
public final class Languages {

  private final List<LanguagePlugin> plugins;

  /** Tries plugins in the order they were contributed, built-in ones first. */
  @Inject
  public Languages(Extensions<LanguagePlugin> extensions) {
    this.plugins = extensions.all().stream().map(Extension::value).toList();
  }

  /**
   * The plugin that recognises the repository's files: first those for the language the registry
   * names, then the others. A language without the files of a project has nothing to build.
   */
  public Optional<LanguagePlugin> of(Repository repository) {
    String language = repository.profile().language().toLowerCase(Locale.ROOT);
    Path project = repository.local();
    Stream<LanguagePlugin> named =
        plugins.stream().filter(plugin -> plugin.languages().contains(language));
    return Stream.concat(named, plugins.stream())
        .filter(plugin -> plugin.recognises(project))
        .findFirst();
  }

  /** The word for the language of what is in a folder, for an entry of the registry. */
  public Optional<String> detect(Path project) {
    return plugins.stream()
        .filter(plugin -> plugin.recognises(project))
        .map(plugin -> plugin.languageOf(project))
        .findFirst();
  }
}
