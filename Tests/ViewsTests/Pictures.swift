import Architectures
import Decisions
import FoundationEssentials
import Graphviz
import Specifications
import TestSupport
import Views

/// The standard icons of this checkout.
let standardIcons = IconFolders([
  RepositoryFiles.rules.appending(path: "icons").path(percentEncoded: false)
])

extension ExampleDesign {
  /// The example as the views look at it.
  func subject(project: String? = nil) throws -> ViewSubject {
    ViewSubject(
      architecture, resolution: resolution, base: try Self.rules.get(),
      project: project ?? specification.name)
  }

  /// One of its views.
  func view(_ name: ViewName) throws -> View? { try subject().view(name) }
}
