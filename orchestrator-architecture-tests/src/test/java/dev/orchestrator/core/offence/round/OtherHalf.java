package dev.orchestrator.core.offence.round;

import dev.orchestrator.core.offence.Circle;

public final class OtherHalf {
  Circle half;
}
