import Diagnostics
import Documents
import Foundation
import FoundationXML
import Generation
import RuleBase
import Specifications
import TestSupport
import Testing
import Views

/// Random valid specifications, and damaged ones, through the whole program.
///
/// `ARCHWRIGHT_RANDOM_FILES=10000` tries as many as it says; `Scripts/fuzz` does.
struct RandomDesignTests {
  private static let count: Int = {
    #if DEBUG
      let usual = 16
    #else
      let usual = 60
    #endif
    return ProcessInfo.processInfo.environment["ARCHWRIGHT_RANDOM_FILES"].flatMap(Int.init) ?? usual
  }()

  private let generator: Generator
  private let random: RandomSpecification
  private let rules: Set<String>
  private let validator: SchemaValidator

  init() throws {
    generator = try Product.generator.get()
    let base = generator.ruleBase
    random = RandomSpecification(
      base.vocabulary,
      decisions: base.members.map { _, member in
        .init(id: member.id, options: member.options.map(\.id))
      })
    rules = Set(base.decisions.flatMap(\.rules).map(\.id))
    let schema = try Data(
      contentsOf: Command.checkout.appending(path: "Templates/result.schema.json"))
    validator = SchemaValidator(
      schema: try #require(JSONSerialization.jsonObject(with: schema) as? [String: Any]))
  }

  /// Every fourth seed from a start; four tests share the work.
  ///
  /// Random facts often contradict each other, which the program tells and then stops; the design
  /// is made all the same, because it must bear that.
  @Test(arguments: 0..<4)
  func validSpecificationsEndInADesign(start: Int) throws {
    for seed in stride(from: start, to: Self.count, by: 4) {
      let file = random.file(seed: UInt64(seed))
      let errors = generator.read(file).diagnostics.filter { $0.severity == .error }
      let unexpected = errors.filter { $0.id != "specification/contradiction" }
      guard unexpected.isEmpty,
        let specification = Specification.read(file, vocabulary: generator.ruleBase.vocabulary)
          .specification
      else {
        Issue.record("seed \(seed): \(DiagnosticRenderer(sources: [file]).render(unexpected))")
        return
      }
      let design = generator.design(specification)
      let wishes = PictureWishes(views: ViewName.allCases, formats: [.svg, .dot])
      let files = try generator.documents(of: design, pictures: wishes).files
      let faults = try faults(of: files, design.report())
      #expect(faults == [], "seed \(seed)")
      if !faults.isEmpty { return }
    }
  }

  @Test(arguments: 0..<4)
  func damagedSpecificationsEndInADesignOrFindings(start: Int) throws {
    for seed in stride(from: start, to: Self.count, by: 4) {
      var damage = SeededGenerator(seed: UInt64(seed))
      let file = Mutation.mutated(random.file(seed: UInt64(seed % 97)), using: &damage)
      let (specification, diagnostics) = generator.read(file)
      guard let specification else {
        #expect(diagnostics.containsError, "seed \(seed)")
        continue
      }
      let design = generator.design(specification, analyses: [])
      let files = try generator.documents(of: design, pictures: PictureWishes(views: []))
      #expect(!files.files.isEmpty, "seed \(seed)")
    }
  }

  /// The first faults of each kind; one specification that shows them is enough.
  private func faults(of files: [OutputFile], _ report: ReportValue) throws -> [String] {
    let paths = files.map(\.path)
    let references = ReportReferences(report, rules: rules, files: Set(paths))
    var faults = Array(Set(references.dangling).sorted().prefix(5))
    faults += MarkdownLinks(files).broken.prefix(5)
    if Set(paths).count < paths.count { faults.append("a path stands twice") }
    for file in files {
      switch file.path {
      case "result.json":
        let json = try JSONSerialization.jsonObject(with: Data(file.bytes))
        faults += validator.problems(in: json).prefix(5)
      case let path where path.hasSuffix(".md"):
        let text = DocumentText(String(decoding: file.bytes, as: UTF8.self))
        faults += text.structureFaults.prefix(5).map { "\(path): \($0)" }
      case let path where path.hasSuffix(".svg"):
        if !XMLParser(data: Data(file.bytes)).parse() { faults.append("\(path) is no XML") }
      default:
        if file.bytes.isEmpty { faults.append("\(file.path) is empty") }
      }
    }
    return faults
  }
}
