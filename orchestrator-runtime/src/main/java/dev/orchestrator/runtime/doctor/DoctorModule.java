package dev.orchestrator.runtime.doctor;

import com.google.inject.AbstractModule;
import dev.orchestrator.core.doctor.Doctor;
import dev.orchestrator.core.doctor.DoctorBinder;
import dev.orchestrator.core.plugin.ExtensionBinder;
import dev.orchestrator.core.spi.DoctorCheck;

/** Wires the doctor. */
public final class DoctorModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(Doctor.class);
    ExtensionBinder.bindExtensions(binder(), DoctorCheck.class);
    DoctorBinder.bindCheck(binder(), ToolsCheck.class);
    DoctorBinder.bindCheck(binder(), ConfigurationCheck.class);
    DoctorBinder.bindCheck(binder(), PluginsCheck.class);
    DoctorBinder.bindCheck(binder(), FleetCheck.class);
    DoctorBinder.bindCheck(binder(), LeftoversCheck.class);
    DoctorBinder.bindCheck(binder(), TasksCheck.class);
    DoctorBinder.bindCheck(binder(), PlansCheck.class);
    DoctorBinder.bindCheck(binder(), RunsCheck.class);
    DoctorBinder.bindCheck(binder(), TaskWorktreesCheck.class);
    DoctorBinder.bindCheck(binder(), FiltersCheck.class);
    DoctorBinder.bindCheck(binder(), StateCheck.class);
  }
}
