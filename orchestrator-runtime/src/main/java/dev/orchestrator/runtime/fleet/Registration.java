package dev.orchestrator.runtime.fleet;

import dev.orchestrator.core.registry.edit.NewRepository;
import dev.orchestrator.core.registry.edit.RegistryEditor;
import java.util.ArrayList;
import java.util.List;

/** Registering many repositories at once. */
record Registration(RegistryEditor editor, List<String> tags, boolean dryRun) {

  RegistrationDocument register(List<NewRepository> found) {
    List<NewRepository> tagged = found.stream().map(this::tagged).toList();
    RegistryEditor.Addition result = dryRun ? editor.wouldAdd(tagged) : editor.addMissing(tagged);
    return new RegistrationDocument(1, dryRun, result.added(), result.known());
  }

  private NewRepository tagged(NewRepository repository) {
    List<String> all = new ArrayList<>(repository.tags());
    tags.stream().filter(tag -> !all.contains(tag)).forEach(all::add);
    return repository.tagged(all);
  }
}
