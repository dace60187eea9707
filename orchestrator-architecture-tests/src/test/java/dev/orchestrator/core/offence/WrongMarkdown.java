package dev.orchestrator.core.offence;

import org.commonmark.node.Node;

abstract class WrongMarkdown {
  Node node;
}
