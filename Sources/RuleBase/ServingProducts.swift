public import Estimates
import Expressions
import Facts
import OrderedCollections

/// What the serving model needs to know of products of the catalogue: models with `shape` and
/// `precision`, accelerators with `gpu` and `gpus`, inference servers with `engine`.
public struct ServingProducts: Sendable {
  private let models: [String: (shape: ModelShape, precision: Precision)]
  private let accelerators: [String: (accelerator: Accelerator, gpus: Int)]
  private let engines: [String: ServingEngine]
  private let model: ServingModel

  /// Reads a catalogue.
  ///
  /// - Returns: nil where the estimators have no constants or no shapes.
  public init?(_ catalogue: Catalogue, _ estimators: [Estimator]) {
    guard
      let constants = estimators.first(where: { $0.id == "serving" })
        .flatMap({ try? ServingConstants($0) }),
      let shapes = estimators.first(where: { $0.id == "shapes" }).map({ ServingShapes($0) })
    else { return nil }
    model = ServingModel(constants)
    var models: [String: (shape: ModelShape, precision: Precision)] = [:]
    var accelerators: [String: (accelerator: Accelerator, gpus: Int)] = [:]
    var engines: [String: ServingEngine] = [:]
    for role in catalogue.roles.values {
      for entry in role.entries {
        let values = role.values(of: entry)
        if let shape = values.text("shape").flatMap({ shapes.models[$0] }),
          let precision = values.text("precision").flatMap(Precision.init)
        {
          models[entry.id] = (shape, precision)
        }
        if let gpu = values.text("gpu").flatMap({ shapes.accelerators[$0] }),
          let gpus = values.number("gpus")
        {
          accelerators[entry.id] = (gpu, Int(gpus))
        }
        if let engine = values.text("engine") {
          engines[entry.id] = ServingEngine(rawValue: engine)
        }
      }
    }
    self.models = models
    self.accelerators = accelerators
    self.engines = engines
  }

  /// One replica of products under a kind of traffic; nil where one of them has no shape.
  ///
  /// - Parameters:
  ///   - model: The id of a language model.
  ///   - accelerator: The id of an accelerator, which says how many GPUs a replica has.
  ///   - engine: The id of an inference server.
  ///   - traffic: The mean request.
  /// - Returns: the replica, ready to be asked.
  public func scenario(
    model: String, accelerator: String, engine: String, _ traffic: Traffic
  ) -> ServingScenario? {
    guard let own = models[model], let machine = accelerators[accelerator],
      let engine = engines[engine]
    else { return nil }
    return self.model.scenario(
      Replica(
        model: own.shape, accelerator: machine.accelerator, gpus: machine.gpus,
        precision: own.precision, engine: engine), traffic)
  }
}

extension Catalogue.Role {
  /// The known values of an entry by the names of their attributes.
  fileprivate func values(of entry: Catalogue.Entry) -> EntryValues {
    EntryValues(
      values: Dictionary(
        zip(attributes.map(\.name.rawValue), entry.values).map { ($0, $1) }
      ) { first, _ in first })
  }
}

private struct EntryValues {
  let values: [String: FactSlot]

  func text(_ name: String) -> String? {
    guard case .known(let value)? = values[name] else { return nil }
    return value.text
  }

  func number(_ name: String) -> Double? {
    guard case .known(let value)? = values[name] else { return nil }
    return value.number
  }
}
