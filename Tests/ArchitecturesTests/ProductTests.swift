import Architectures
import RuleBase
import TestSupport
import Testing

struct ProductTests {
  @Test(arguments: ExampleDesign.names)
  func onlyActiveProductsAreRecommended(_ name: String) throws {
    for component in try ExampleDesign(name).architecture.components {
      for entry in component.product.entries {
        #expect(entry.status == .active, "\(component.id) \(entry.id)")
      }
    }
  }

  @Test func whatTheClientRunsIsTaken() throws {
    let design = try ExampleDesign("shop-recommendations")
    for (id, product) in [("event_stream", "Apache Kafka"), ("source_database", "PostgreSQL")] {
      let component = try #require(design.component(id))
      #expect(component.name == product)
      #expect(component.isInUse)
    }
    #expect(design.component("compute_platform")?.isInUse == true)
    #expect(design.architecture.unplaced.isEmpty)
  }

  @Test func theClientsCloudComesBeforeOthers() throws {
    let design = try ExampleDesign("shop-recommendations")
    let capture = try #require(design.component("change_capture"))
    guard case .determined(let entry, let reason) = capture.product else {
      Issue.record("change data capture is not determined")
      return
    }
    #expect(entry.provider == "gcp")
    #expect(reason == "The client's cloud offers it as a service.")
    #expect(!capture.isInUse)
  }

  @Test func nothingOnThePremisesNeedsACloud() throws {
    let design = try ExampleDesign("contract-summaries")
    for component in design.architecture.components {
      for entry in component.product.entries {
        #expect(entry.hosting.contains("on_premises"), "\(component.id) \(entry.id)")
      }
    }
  }

  @Test func anUnknownCloudLeavesProductsOpen() throws {
    let design = try ExampleDesign("research-assistant")
    let store = try #require(design.component("document_store"))
    guard case .anyOf(let entries) = store.product else {
      Issue.record("the document store is determined")
      return
    }
    #expect(entries.count > 1)
    #expect(store.name == "Parsed documents")
  }

  @Test func aProductThatNobodyKnowsIsListedAndNotDrawn() throws {
    let design = try ExampleDesign(
      "support-chatbot",
      changing: [("existing_stack: [postgres", "existing_stack: [homegrown_wiki, postgres")])
    #expect(design.architecture.unplaced.contains("homegrown_wiki"))
  }
}

extension Component.Product {
  /// The products that are named.
  fileprivate var entries: [Catalogue.Entry] {
    switch self {
    case .determined(let entry, _): [entry]
    case .anyOf(let entries): entries
    case .client, .own: []
    }
  }
}
