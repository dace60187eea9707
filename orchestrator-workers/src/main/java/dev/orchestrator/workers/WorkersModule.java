package dev.orchestrator.workers;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.orchestrator.core.plugin.ExtensionBinder;
import dev.orchestrator.workers.background.BackgroundMonitor;
import dev.orchestrator.workers.cleanup.RunCleanup;
import dev.orchestrator.workers.consent.Consents;
import dev.orchestrator.workers.consent.SetupConsent;
import dev.orchestrator.workers.landed.LandedWork;
import dev.orchestrator.workers.landing.LandingModule;
import dev.orchestrator.workers.notification.Notifications;
import dev.orchestrator.workers.resolution.ResolutionModule;
import dev.orchestrator.workers.scope.ProgramCommand;
import dev.orchestrator.workers.spi.WorkerBackendFactory;
import dev.orchestrator.workers.supervisor.SupervisorModule;
import dev.orchestrator.workers.verification.VerificationModule;
import java.util.List;
import java.util.Optional;

/** Wires runs: agents, backends, and the supervisor. */
public final class WorkersModule extends AbstractModule {

  /** Set by the launcher of the distribution to its own path. */
  private static final String LAUNCHER_PROPERTY = "orchestrator.launcher";

  @Override
  protected void configure() {
    ExtensionBinder.bindExtensions(binder(), WorkerBackendFactory.class);
    install(new SupervisorModule());
    install(new VerificationModule());
    install(new LandingModule());
    install(new ResolutionModule());
    bind(Consents.class);
    bind(SetupConsent.class);
    bind(BackgroundMonitor.class);
    bind(Notifications.class);
    bind(LandedWork.class);
    bind(RunCleanup.class);
  }

  @Provides
  @Singleton
  ProgramCommand program() {
    return new ProgramCommand(
        Optional.ofNullable(System.getProperty(LAUNCHER_PROPERTY)).map(List::of).orElse(List.of()));
  }
}
