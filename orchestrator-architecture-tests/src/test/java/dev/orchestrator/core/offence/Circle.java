package dev.orchestrator.core.offence;

import dev.orchestrator.core.offence.round.OtherHalf;

public final class Circle {
  OtherHalf half;
}
