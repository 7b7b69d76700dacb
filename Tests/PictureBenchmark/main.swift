// Draws the pictures of all examples inside one process: picture-benchmark CHECKOUT MODE [EXAMPLE …]
//
// `faults` prints what can be measured to be wrong with each picture, and the sum; `speed` prints the time
// for all views of each example, as SVG and as PNG, the least of several runs.
// `png=FOLDER` writes the pictures as PNG, to be looked at, and `dot=FOLDER` as DOT. `growth` prints how
// much memory a render leaves behind.
import Diagnostics
import Documents
import Foundation
import Generation
import Graphviz
import Views

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
  FileHandle.standardError.write(
    Data(
      "usage: picture-benchmark CHECKOUT faults|speed|growth|png=DIR|dot=DIR [EXAMPLE …]\n".utf8))
  exit(64)
}
let checkout = URL(fileURLWithPath: arguments[1])
let resources = try Resources.find(executable: nil, override: checkout)
let generator = try Generator(resources: resources)
let names = Array(arguments.dropFirst(3))
let examples = resources.exampleSpecifications.filter {
  names.isEmpty || names.contains($0.name)
}
let designs = try examples.map { example in
  let file = try SourceFile.load(path: example.file.path, name: "spec.yaml")
  let (specification, diagnostics) = generator.read(file)
  guard let specification else { throw DiagnosticError(diagnostics) }
  return (name: example.name, design: generator.design(specification, analyses: []))
}

switch arguments[2] {
case "faults":
  try PictureReport(generator, designs).printFaults()
case "speed":
  try PictureReport(generator, designs).printSpeed()
case "growth":
  try PictureReport(generator, designs).printGrowth(renders: 500)
case let mode where mode.hasPrefix("dot="):
  try PictureReport(generator, designs).writeDOT(
    to: URL(fileURLWithPath: String(mode.dropFirst(4))))
case let mode where mode.hasPrefix("png="):
  try PictureReport(generator, designs).writePNG(
    to: URL(fileURLWithPath: String(mode.dropFirst(4))))
default:
  FileHandle.standardError.write(Data("unknown mode '\(arguments[2])'\n".utf8))
  exit(64)
}
