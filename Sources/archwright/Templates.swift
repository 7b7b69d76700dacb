import ArgumentParser
import Diagnostics
import Documents
import Foundation
import Generation

/// `archwright templates`: what documents are made from.
struct Templates: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the documents, copy their templates, check your own.",
    discussion: """
      Example:
        archwright templates list
        archwright templates export build/templates
        archwright templates check my-templates
        archwright generate spec.yaml --out build/mine --templates my-templates

      Exit codes: 0 done, 1 findings in the templates, 66 no such folder,
      73 output can't be written.
      """,
    subcommands: [ListTemplates.self, ExportTemplates.self, CheckTemplates.self])
}

/// The option by which a command finds a user's templates.
struct TemplateOptions: ParsableArguments {
  @Option(
    name: .customLong("templates"),
    help: ArgumentHelp(
      "Use the templates of this folder in place of the standard ones of the same name.",
      discussion: "May be repeated; 'archwright templates export' writes a folder to begin with.",
      valueName: "dir"),
    completion: .directory)
  var folders: [String] = []

  var urls: [URL] { folders.map { URL(fileURLWithPath: $0, isDirectory: true) } }
}

/// `archwright templates list`.
struct ListTemplates: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the documents with their files, templates and readers.",
    discussion: """
      Example:
        archwright templates list
      """)

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var templates: TemplateOptions
  @OptionGroup var knowledge: KnowledgeOptions

  func run() throws {
    let list = try reporting { () throws(DiagnosticError) in
      try DocumentTemplates(knowledge.findResources(), own: templates.urls).list
    }
    Terminal.print(
      json
        ? list.report.json
        : list.text(width: Terminal.width, colour: Terminal.outputHasColour))
  }
}

/// `archwright templates export DIR`.
struct ExportTemplates: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Copy the standard templates, and the schemas of what they can name, into a folder.",
    discussion: """
      Example:
        archwright templates export build/templates

      Files that are there already are never replaced.
      """)

  @Argument(help: ArgumentHelp("The folder to write.", valueName: "dir"), completion: .directory)
  var folder: String

  @OptionGroup var knowledge: KnowledgeOptions

  func run() throws {
    let written = try reporting { () throws(DiagnosticError) in
      try knowledge.findResources().exportTemplates(to: folder)
    }
    Terminal.print("Wrote \(written.count) files to \(folder)\n")
  }
}

/// `archwright templates check DIR`.
struct CheckTemplates: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check templates of your own against what they can name.",
    discussion: """
      Example:
        archwright templates check my-templates

      Exit codes: 0 nothing found, 1 findings, 66 no such folder.
      """)

  @Argument(help: ArgumentHelp("The folder with them.", valueName: "dir"), completion: .directory)
  var folder: String

  @OptionGroup var knowledge: KnowledgeOptions

  func run() throws {
    let findings = try reporting { () throws(DiagnosticError) in
      let resources = try knowledge.findResources()
      let own = URL(fileURLWithPath: folder, isDirectory: true)
      return try DocumentTemplates(resources, own: [own]).findings(resources)
    }
    let files = Set(findings.compactMap(\.location?.file)).sorted()
    Terminal.report(findings, sources: files.compactMap { try? SourceFile.load(path: $0) })
    if !findings.isEmpty { throw ExitCode.findings }
    Terminal.print("The templates name only what there is.\n")
  }
}
