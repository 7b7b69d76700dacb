import Architectures
import RuleBase

/// What serves all parts alike, with the connections that the main picture leaves out.
struct OperationsView {
  private let subject: ViewSubject
  private let architecture: Architecture

  init(_ subject: ViewSubject) {
    self.subject = subject
    architecture = subject.architecture.withoutPlatform
  }

  var view: View? {
    let serving = ServingParts(architecture).ids
    let flows = architecture.connections.filter {
      serving.contains($0.from) || serving.contains($0.to)
    }
    return subject.view(.operations, of: flows, among: architecture.components)
  }
}
