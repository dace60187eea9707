package dev.orchestrator.workers.landing;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.runs.attempt.FailingTest;
import dev.orchestrator.workers.verification.VerificationRequest;
import dev.orchestrator.workers.verification.Verifier;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Builds and tests as the attempts of the run were; a tree that one of them had is known. Whether a
 * red tree is run again is for the queue to say.
 */
final class ProjectVerifier implements TreeVerifier {

  private final Verifier verifier;

  @Inject
  ProjectVerifier(Verifier verifier) {
    this.verifier = verifier;
  }

  @Override
  public Verdict verify(Subject subject, Path folder, String name, CancellationToken cancellation) {
    dev.orchestrator.workers.verification.Verdict verdict =
        verifier.verifyOnce(
            new VerificationRequest(
                subject.repository(),
                subject.worktree(),
                subject.tree(),
                subject.plan().verifyOf(subject.repository().key()),
                subject.plan().settings().preparation().command(),
                folder.resolve(name),
                Map.of()),
            cancellation);
    List<String> failing = verdict.failing().stream().map(FailingTest::name).toList();
    return new Verdict(colour(verdict), verdict.reason(), verdict.log(), failing);
  }

  private static Colour colour(dev.orchestrator.workers.verification.Verdict verdict) {
    return switch (verdict.outcome()) {
      case PASSED, FLAKY -> verdict.confirmed() ? Colour.GREEN : Colour.NOTHING_TO_RUN;
      case FAILED -> Colour.RED;
      case COULD_NOT_RUN -> Colour.COULD_NOT_RUN;
    };
  }
}
