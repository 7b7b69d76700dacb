import TestSupport

extension World {
  /// Where something runs, and on which machine: decided together over a catalogue of five.
  ///
  /// - Parameters:
  ///   - more: other rule files by path.
  ///   - changed: changes the decision before it is read.
  /// - Returns: the world.
  /// - Throws: what is wrong with the changed text.
  static func joint(
    more: [String: String] = [:], _ changed: (String) -> String = { $0 }
  ) throws -> World {
    try World(changed(decision), more: files.merging(more) { _, new in new })
  }

  private static let decision = """
    id: where
    code: J
    title: Where
    question: Where?
    scope: workload
    cost: monthly_cost
    members:
      - id: site
        code: J1
        order: 1
        title: Site
        question: Which site?
        options: [{ id: cloud, label: Cloud }, { id: house, label: House }]
      - id: machine
        code: J2
        order: 2
        title: Machine
        question: Which machine?
        from: machine
        rung: class
        rungs: [light, heavy]
        rank: cost
        where: candidate.site in candidate.machine.sites
    quantities:
      - { id: units, expression: "math.ceil(x.size / candidate.machine.capacity)", unit: "", label: machines }
      - id: monthly_cost
        expression: candidate.units * candidate.machine.price
        unit: USD/month
        label: cost
    rules:
      - id: site/secret
        member: site
        when: x.secret
        effect: exclude
        options: [cloud]
        because: Secrets stay at home.
        sources: [house]
      - id: site/green
        member: site
        when: x.colour == 'green'
        effect: exclude
        options: [house]
        because: Green things stay out.
        sources: [house]
      - id: site/place
        member: site
        when: x.place == 'space'
        effect: exclude
        options: [cloud]
        because: No cloud up there.
        sources: [house]
      - id: machine/too_many
        member: machine
        when: candidate.units > 4
        effect: exclude
        because: There is no room for so many.
        sources: [house]
      - id: machine/too_dear
        member: machine
        when: candidate.monthly_cost > x.budget
        effect: exclude
        because: It costs too much.
        sources: [house]
      - id: machine/red
        member: machine
        when: x.colour == 'red'
        effect: exclude
        options: [light]
        because: Red things are heavy.
        sources: [house]
    """

  private static let files = [
    "icons/box.svg": "<svg/>",
    "checks/c.yaml": """
    checks:
      - id: budget
        fact: x.budget
        estimate: where.monthly_cost
        compare: at_most
        words: run cost within the budget
        test: Look at the bill.
        relax: [a smaller thing]
        decisions: [machine]
      - { id: rate, fact: x.rate, compare: at_least, words: fast enough, test: Measure it., decisions: [machine] }
    """,
    "catalogue/machine.yaml": """
    role: machine
    label: Machine
    icon: box
    duty: Runs.
    attributes:
      class: { kind: choice, values: { light: Light, heavy: Heavy }, label: class }
      sites: { kind: texts, label: sites }
      capacity: { kind: number, label: capacity }
      price: { kind: number, unit: USD/month, label: price }
    entries:
      - { id: ant, label: Ant, provider: p, licence: l, as_of: 2026-11, sources: [house], values: { class: light, sites: [cloud], capacity: 10, price: 100 } }
      - { id: bee, label: Bee, provider: p, licence: l, as_of: 2026-11, sources: [house], values: { class: light, sites: [cloud, house], capacity: 10, price: 105 } }
      - { id: cow, label: Cow, provider: p, licence: l, as_of: 2026-11, sources: [house], values: { class: light, sites: [cloud], capacity: 10, price: 120 } }
      - { id: dog, label: Dog, provider: p, licence: l, as_of: 2026-11, sources: [house], values: { class: heavy, sites: [cloud, house], capacity: 100, price: 900 } }
      - { id: yak, label: Yak, provider: p, licence: l, as_of: 2026-11, sources: [house], values: { class: heavy, sites: [attic], capacity: 100, price: 500 } }
      - { id: elk, label: Elk, provider: p, licence: l, status: retired, as_of: 2026-11, sources: [house], values: { class: light, sites: [cloud, house], capacity: 500, price: 1 } }
      - { id: fox, label: Fox, provider: p, licence: l, as_of: 2026-11, sources: [house], values: { class: heavy, sites: [house], capacity: unknown, price: 5 } }
    """,
  ]
}
