import Decisions
import Expressions
import Facts
import RuleBase

/// Finds which product plays a role: what was decided, what the client runs, or what fits.
struct ProductChoice {
  private let resolution: Resolution
  /// What the client already runs, as the client named it.
  private let stack: [String]
  /// The cloud that the client uses.
  private let cloud: String?

  init(_ resolution: Resolution) {
    self.resolution = resolution
    stack = resolution.facts["platform.existing_stack"]?.value?.base.texts ?? []
    cloud = resolution.facts["platform.cloud"]?.value?.base.text
  }

  /// The product of a component in whose zone products can run in these ways; empty for any way.
  func product(for draft: Draft, in hosting: [String]) -> Component.Product {
    if let decided = decided(draft) { return decided }
    let candidates = draft.role.entries.filter(\.status.isRecommendable)
    if let running = running(candidates) { return running }
    let fitting = candidates.filter { fits($0, hosting) }
    let own = fitting.filter { $0.provider == cloud }
    return pick(
      own.isEmpty ? fitting : own,
      because: own.isEmpty
        ? "It is the only product in the catalogue that can run there."
        : "The client's cloud offers it as a service.")
  }

  /// What the component's decision chose.
  private func decided(_ draft: Draft) -> Component.Product? {
    guard let decision = draft.productDecision.flatMap({ resolution.decision($0) }) else {
      return nil
    }
    let products = decision.products.filter(\.status.isRecommendable)
    guard !products.isEmpty else { return nil }
    return pick(products, because: "Decision \(decision.code) chose it.")
  }

  /// What the client runs already; a product named itself goes before one that comes along.
  private func running(_ candidates: [Catalogue.Entry]) -> Component.Product? {
    let named = candidates.filter { stack.contains($0.id) }
    let running = named.isEmpty ? candidates.filter(runs) : named
    return running.isEmpty ? nil : pick(running, because: "The client already runs it.")
  }

  /// Whether the client runs the product already.
  func isInUse(_ product: Component.Product) -> Bool {
    switch product {
    case .determined(let entry, _): runs(entry)
    case .client: true
    case .anyOf, .own: false
    }
  }

  private func runs(_ entry: Catalogue.Entry) -> Bool {
    stack.contains(entry.id) || entry.stack.contains(where: stack.contains)
  }

  private func fits(_ entry: Catalogue.Entry, _ hosting: [String]) -> Bool {
    let isPlaced = hosting.isEmpty || entry.hosting.contains(where: hosting.contains)
    guard let cloud, Self.places.contains(cloud) else { return isPlaced }
    return isPlaced && entry.clouds.contains(cloud)
  }

  /// The answers to where the client runs that say a single place.
  private static let places = ["aws", "azure", "gcp", "on_prem"]

  private func pick(_ entries: [Catalogue.Entry], because: String) -> Component.Product {
    switch entries.count {
    case 0: .own
    case 1: .determined(entries[0], because: because)
    default: .anyOf(entries)
    }
  }

  /// What the client runs and no component of these roles stands for.
  func unplaced(_ roles: [Catalogue.Role]) -> [String] {
    let entries = roles.flatMap(\.entries)
    return stack.filter { id in
      !entries.contains { $0.id == id || $0.stack.contains(id) }
    }
  }
}
