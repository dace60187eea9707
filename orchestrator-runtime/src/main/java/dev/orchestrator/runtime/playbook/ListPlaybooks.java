package dev.orchestrator.runtime.playbook;

import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import jakarta.inject.Inject;

/** Lists the playbooks with what each is for. */
public final class ListPlaybooks implements UseCase<ListPlaybooks.Request, PlaybookListDocument> {

  private final PlaybookShelf shelf;

  /** All of them. */
  public record Request() {}

  @Inject
  ListPlaybooks(PlaybookShelf shelf) {
    this.shelf = shelf;
  }

  @Override
  public PlaybookListDocument run(Request request, RequestContext context) {
    return new PlaybookListDocument(
        1, shelf.all().stream().map(PlaybookListDocument.Row::of).toList());
  }
}
