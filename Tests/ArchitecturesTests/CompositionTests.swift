import Architectures
import Decisions
import RuleBase
import TestSupport
import Testing

struct CompositionTests {
  @Test(arguments: ExampleDesign.names)
  func everythingResolves(_ name: String) throws {
    let design = try ExampleDesign(name)
    let architecture = design.architecture
    #expect(architecture.gaps.isEmpty)
    #expect(architecture.components.count > 8)
    let ids = architecture.components.map(\.id)
    #expect(Set(ids).count == ids.count)
    let zones = architecture.zones.map(\.id)
    for component in architecture.components {
      #expect(zones.contains(component.zone), "\(component.id)")
      #expect(!component.decisions.isEmpty || !component.because.isEmpty, "\(component.id)")
      for decision in component.decisions {
        let outcome = design.resolution.decision(decision)?.outcome
        #expect(outcome != nil && outcome != .notApplicable, "\(component.id) \(decision)")
      }
    }
    for connection in architecture.connections {
      #expect(ids.contains(connection.from) && ids.contains(connection.to))
      #expect(connection.says.hasSuffix("."))
    }
    for zone in architecture.zones {
      #expect(zone.parent.map(zones.contains) ?? true, "\(zone.id)")
    }
  }

  @Test(arguments: ExampleDesign.names)
  func stepsCountFromOne(_ name: String) throws {
    let architecture = try ExampleDesign(name).architecture
    let steps = architecture.connections.compactMap(\.step)
    #expect(steps == Array(1...steps.count))
  }

  @Test(arguments: ExampleDesign.names)
  func everyZoneHoldsSomething(_ name: String) throws {
    let architecture = try ExampleDesign(name).architecture
    for zone in architecture.zones {
      let holdsCards = architecture.components.contains { $0.zone == zone.id }
      let holdsZones = architecture.zones.contains { $0.parent == zone.id }
      #expect(holdsCards || holdsZones, "\(zone.id)")
    }
  }

  @Test func documentInTheRequestNeedsNoIndex() throws {
    let design = try ExampleDesign("contract-summaries")
    #expect(design.architecture.components.allSatisfy { $0.role.id != "vector_store" })
    #expect(design.architecture.connections.allSatisfy { !$0.crossesBoundary })
    #expect(design.component("review_queue") != nil)
  }

  @Test func textThatLeavesTheClientCrossesABoundary() throws {
    let architecture = try ExampleDesign("support-chatbot").architecture
    let prompt = try #require(architecture.connections.first { $0.to == "model" })
    #expect(prompt.crossesBoundary)
    #expect(prompt.data == ["public"])
    let question = try #require(architecture.connections.first { $0.to == "orchestrator" })
    #expect(!question.crossesBoundary)
  }

  @Test func sizingIsFilledIn() throws {
    let design = try ExampleDesign("shop-recommendations")
    #expect(design.component("scoring_service")?.sizing?.hasPrefix("400 requests/s peak") == true)
    #expect(design.component("candidate_index")?.sizing == "120,000 items")
    for component in design.architecture.components {
      #expect(component.sizing?.contains("{") != true, "\(component.id)")
    }
  }

  @Test func sameResolutionGivesTheSameArchitecture() throws {
    let design = try ExampleDesign("research-assistant")
    let again = Architect(try ExampleDesign.rules.get()).compose(design.resolution)
    #expect(again.components.map(\.id) == design.architecture.components.map(\.id))
    #expect(again.connections == design.architecture.connections)
    #expect(again.zones == design.architecture.zones)
  }
}
