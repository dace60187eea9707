package dev.orchestrator.git.discovery;

import dev.orchestrator.core.registry.edit.NewRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A list of repositories somewhere. */
interface RepositorySource {

  /** Where it is looked for unless it is named. */
  Path usualPlace();

  /** The repositories in the order of the source. */
  List<NewRepository> read(Path place) throws IOException;
}
