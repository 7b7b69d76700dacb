import Architectures
import Graphviz
import RuleBase

/// A component as a rounded card with its icon, names, size and decisions.
struct Card {
  let component: Component
  /// Codes of the decisions behind it, such as `D05`.
  let codes: [String]
  /// The address of its decision record, if it has one.
  let record: String?

  var family: CardFamily { CardFamily(icon: component.role.icon) }

  var node: Node {
    var attributes = [
      Attribute("label", .html(label)), Attribute("tooltip", component.because.labelEscaped),
    ]
    if let record { attributes.append(Attribute("URL", record)) }
    return Node(id: component.id, cluster: component.zone, attributes: attributes)
  }

  private var label: String {
    """
    <TABLE BORDER="1" STYLE="rounded" COLOR="\(family.border)" BGCOLOR="\(Palette.paper)" \
    CELLBORDER="0" CELLSPACING="5" CELLPADDING="0"><TR>\(icon)\
    <TD ALIGN="LEFT" VALIGN="MIDDLE">\(words)</TD></TR></TABLE>
    """
  }

  /// The icon on its tint.
  private var icon: String {
    """
    <TD STYLE="rounded" BGCOLOR="\(family.tint)" FIXEDSIZE="TRUE" WIDTH="38" HEIGHT="38" \
    CELLPADDING="5"><IMG SRC="\(component.role.icon).svg" SCALE="TRUE"/></TD>
    """
  }

  private var words: String {
    var rows = [
      LabelText.lines(
        component.name.wrapped(at: 22), size: 11, colour: Palette.ink, isBold: true)
    ]
    if let subtitle {
      rows.append(LabelText.lines(subtitle.wrapped(at: 28), size: 9, colour: Palette.quiet))
    }
    if let sizing = component.sizing {
      let lines = sizing.capitalisedFirst.wrappedAtCommas(28)
      rows.append(LabelText.lines(lines, size: 9, colour: Palette.text))
    }
    let cells = rows.map { "<TR><TD ALIGN=\"LEFT\" BALIGN=\"LEFT\">\($0)</TD></TR>" }.joined()
    return """
      <TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="1">\(cells)\
      \(pills)</TABLE>
      """
  }

  /// The role under a product's name, or the products that fit under a role's.
  private var subtitle: String? {
    switch component.product {
    case .determined, .client:
      return component.name == component.roleLabel ? nil : component.roleLabel
    case .own: return nil
    case .anyOf(let entries):
      let names = entries.map(\.label).joined(separator: " or ")
      return entries.count == 2 && names.count <= 50 ? names : "any of \(entries.count) products"
    }
  }

  /// The codes of decisions, and whether the client runs the product already.
  private var pills: String {
    var pills = codes.map { (word: $0, fill: Palette.pill, colour: Palette.pillText) }
    if component.isInUse {
      pills.append((word: "in use", fill: Palette.inUse, colour: Palette.inUseText))
    }
    guard !pills.isEmpty else { return "" }
    return "<TR><TD ALIGN=\"LEFT\">\(LabelText.pills(pills))</TD></TR>"
  }
}
