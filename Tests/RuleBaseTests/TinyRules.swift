import Diagnostics
import Foundation
import RuleBase
import TestSupport

/// A small sound rule base as texts, for tests that change one thing in it.
enum TinyRules {
  static let files: [String: String] = [
    "sources.yaml": """
    version: 2026-11-20
    sources:
      house: { title: House rule, publisher: Tests, grade: H, as_of: 2026-11 }
      BOOK: { title: A book, publisher: Tests, grade: P, as_of: 2026-10 }
    """,
    "vocabulary/load.yaml": """
    section: load
    label: Load
    order: 1
    fields:
      - { name: docs, kind: number, domain: 0.., label: documents }
      - name: pace
        kind: number
        unit: requests/s
        label: requests a second
        assume: { low: 1 requests/s, base: 2 requests/s, high: 4 requests/s, because: Usual., source: house }
      - { name: wait, kind: number, unit: s, label: waiting time }
      - name: pages
        kind: number
        label: pages
        derive: >-
          load.docs
          * 10
      - name: form
        kind: choice
        label: form of documents
        values: { text: Text, scan: Scans }
      - { name: secret, kind: boolean, label: documents are secret }
    """,
    "formulas/limits.yaml": """
    formulas:
      - { id: limits.docs, expression: "200", label: limit of documents, sources: [BOOK] }
      - id: load.backlog
        expression: load.pace * load.wait
        unit: requests
        label: waiting requests
        words: rate × time
        sources: [house]
    """,
    "prices/things.yaml": """
    unit: USD/month
    as_of: 2026-10
    source: BOOK
    prices: { small/month: 10, large/month: { value: 90, as_of: 2026-09 } }
    """,
    "icons/box.svg": "<svg/>",
    "catalogue/box.yaml": """
    role: box
    label: Box
    icon: box
    duty: Keeps things.
    attributes:
      class: { kind: choice, values: { shelf: On a shelf, cellar: In the cellar }, label: place }
      holds: { kind: number, label: documents that fit }
      price: { kind: number, unit: USD/month, label: price }
    entries:
      - id: small_box
        label: Small box
        provider: acme
        clouds: [aws]
        hosting: [on_premises]
        licence: commercial
        as_of: 2026-10
        sources: [BOOK]
        values: { class: shelf, holds: 100, price: { price: small/month } }
      - id: large_box
        label: Large box
        provider: acme
        licence: commercial
        as_of: 2026-10
        sources: [BOOK]
        values: { class: cellar, holds: none, price: { price: large/month } }
      - id: old_box
        label: Old box
        provider: acme
        licence: commercial
        status: retired
        superseded_by: large_box
        as_of: 2026-10
        sources: [BOOK]
        values: { class: shelf }
    """,
    "decisions/shape.yaml": """
    id: shape
    code: T01
    order: 10
    title: Shape
    question: Which shape?
    scope: slice
    hit_policy: ladder
    options:
      - { id: flat, label: Flat, summary: One layer. }
      - { id: deep, label: Deep, summary: Many layers. }
    rules:
      - id: shape/many
        criteria: [T01-C1]
        when: |
          load.docs
            > limits.docs
        effect: exclude
        options: [flat]
        requirement: All documents.
        because: They do not fit.
        sources: [BOOK]
        examples:
          fires: [{ load.docs: 5k }]
          silent: [{ load.docs: 5 }]
    consequences: { deep: { bad: [Slow] } }
    confirmation: { any: { metric: time, threshold: 1 s, by: test, source: house } }
    disputed: [{ text: Both., sources: [BOOK, house] }]
    """,
    "decisions/storage.yaml": """
    id: storage
    code: T02
    title: Storage
    question: Which box?
    scope: workload
    applies: shape == 'deep'
    otherwise: Nothing is stored.
    cost: monthly_cost
    members:
      - id: place
        code: T02
        order: 20
        title: Place
        question: Where?
        options:
          - { id: here, label: Here }
          - { id: there, label: There }
      - id: box
        code: T03
        order: 30
        title: Box
        question: Which box?
        from: box
        rung: class
        rungs: [shelf, cellar]
        rank: cost
        where: candidate.place == 'here' || candidate.box.class == 'cellar'
    quantities:
      - { id: monthly_cost, expression: candidate.box.price, unit: USD/month, label: cost }
    rules:
      - id: box/too_small
        member: box
        when: >-
          load.docs >
          candidate.box.holds
        effect: exclude
        because: It is full.
        sources: [house]
        examples:
          fires: [{ load.docs: 500, candidate: { box: small_box } }]
          silent: [{ load.docs: 50, candidate: { box: small_box } }]
    """,
    "patterns/keep.yaml": """
    id: keep
    title: Keeping
    when: shape == 'deep'
    because: Something is kept.
    sources: [house]
    zones: [{ id: cellar, label: "Cellar of {load.docs}", kind: group }]
    components:
      - { id: box, role: box, zone: cellar, product: { decision: box }, decisions: [box] }
    """,
    "checks/limits.yaml": """
    checks:
      - id: wait
        fact: load.wait
        estimate: storage.monthly_cost
        compare: at_most
        words: short enough
        test: Measure it.
        decisions: [box]
    """,
    "risks/fire.yaml": """
    risks:
      - id: fire
        title: Fire
        category: operations
        when: load.docs > 10
        roles: [box]
        cause: Paper burns.
        event: A box catches fire.
        effect: The documents are gone.
        likelihood: 2
        impact: 4
        adjust: [{ when: load.secret, impact: 5, because: Nobody has a copy. }]
        mitigations: [{ text: Paper only., when: load.form == 'text' }, Have an extinguisher.]
        response: reduce
        owner: caretaker
        trigger: Smoke.
        frameworks: [Fire code]
        sources: [BOOK]
        examples:
          fires: [{ load.docs: 500 }]
          silent: [{ load.docs: 5 }]
    """,
    "contradictions/load.yaml": """
    contradictions:
      - id: secret_scans
        when: load.secret && load.form == 'scan'
        facts: [load.secret, load.form]
        message: Secret documents are not scanned.
    """,
  ]

  /// The files with a part of one replaced.
  static func changing(_ path: String, _ old: String, to new: String) -> [String: String] {
    files.merging([path: (files[path] ?? "").replacing(old, with: new)]) { _, new in new }
  }

  static func load(
    _ files: [String: String] = files, overlays: [[String: String]] = []
  ) throws -> RuleBase {
    let folders =
      try [TemporaryRules(files)] + overlays.map { try TemporaryRules($0, name: "Own") }
    defer { withExtendedLifetime(folders) {} }
    return try RuleBase.load(folders: folders.map(\.folder), readsExamples: true)
  }

  /// What is wrong with the files, one line each: `id path:line:column message (help)`.
  static func findings(
    _ files: [String: String], overlays: [[String: String]] = []
  ) throws -> [String] {
    do {
      return try load(files, overlays: overlays).warnings.map(line)
    } catch let error as DiagnosticError {
      return error.diagnostics.map(line)
    }
  }

  static func line(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.location.map {
      " \($0.file):\($0.start.line):\($0.start.column)"
    }
    let help = diagnostic.help.map { " (\($0))" }
    return "\(diagnostic.id.rawValue)\(place ?? "") \(diagnostic.message)\(help ?? "")"
  }
}
