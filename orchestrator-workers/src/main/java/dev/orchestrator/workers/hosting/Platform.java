package dev.orchestrator.workers.hosting;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How the program of a hosting platform is called, and what its answers mean. Pure. */
interface Platform {

  /** The name of the program. */
  String program();

  /**
   * Arguments that open a request.
   *
   * @param text a file with the text of the request, for a program that reads one
   */
  List<String> open(NewRequest request, Path text);

  /** The address of a request in what the program said. */
  Optional<String> link(String said);

  /** Arguments that ask for the address of the open request of a branch. */
  List<String> find(String branch);
}
