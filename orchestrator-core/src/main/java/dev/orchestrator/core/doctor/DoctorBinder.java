package dev.orchestrator.core.doctor;

import com.google.inject.Binder;
import com.google.inject.multibindings.Multibinder;
import dev.orchestrator.core.spi.DoctorCheck;

/** How a feature adds its checks. */
public final class DoctorBinder {

  private DoctorBinder() {}

  /** Adds a check; its class is bound as well. */
  public static void bindCheck(Binder binder, Class<? extends DoctorCheck> check) {
    binder.bind(check);
    Multibinder.newSetBinder(binder, DoctorCheck.class).addBinding().to(check);
  }
}
