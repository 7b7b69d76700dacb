public import Estimates
import OrderedCollections
public import RuleBase

/// The models and GPUs that can be asked about, by the names that people use.
///
/// A name is the id of a shape, the id of a product that refers to one, or the beginning of such an
/// id (of several, a product's, and else the last in order); hyphens and points in it stand for underscores.
public struct ServingSubjects: Sendable {
  /// The model of serving with its constants.
  public let model: ServingModel
  private let shapes: ServingShapes
  /// Which shape a product has, in the order of the catalogue.
  private let products: [(id: String, attribute: String, shape: String)]

  /// Reads the rules.
  ///
  /// - Returns: nil where the rules have no constants or no shapes.
  public init?(_ base: RuleBase) {
    guard let constants = base.servingConstants, let shapes = base.servingShapes else {
      return nil
    }
    model = ServingModel(constants)
    self.shapes = shapes
    products = base.catalogue.roles.values.flatMap { role in
      role.entries.flatMap { entry in
        ["shape", "gpu"].compactMap { attribute in
          role.text(attribute, of: entry).map { (entry.id, attribute, $0) }
        }
      }
    }
  }

  /// All names of models, for a finding about a wrong one.
  public var modelNames: [String] {
    shapes.models.keys.sorted() + products.filter { $0.attribute == "shape" }.map(\.id)
  }

  /// All names of GPUs.
  public var acceleratorNames: [String] {
    shapes.accelerators.keys.sorted() + products.filter { $0.attribute == "gpu" }.map(\.id)
  }

  /// The shape of a model.
  public func shape(_ name: String) -> ModelShape? {
    let id = Self.id(name)
    return shapes.models[id] ?? reference(id, "shape").flatMap { shapes.models[$0] }
  }

  /// The data sheet of a GPU.
  public func accelerator(_ name: String) -> Accelerator? {
    let id = Self.id(name)
    let longer = shapes.accelerators.keys.filter { $0.hasPrefix(id + "_") }.max()
    return shapes.accelerators[id]
      ?? (reference(id, "gpu") ?? longer).flatMap { shapes.accelerators[$0] }
  }

  private static func id(_ name: String) -> String {
    String(name.lowercased().map { $0 == "-" || $0 == "." ? "_" : $0 })
  }

  /// What a product of that name refers to, or the first whose name goes on after it.
  private func reference(_ id: String, _ attribute: String) -> String? {
    let own = products.filter { $0.attribute == attribute }
    return own.first { $0.id == id }?.shape ?? own.first { $0.id.hasPrefix(id + "_") }?.shape
  }
}
