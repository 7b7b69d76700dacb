import Foundation
import PackagePlugin

/// Has the standard rules compiled whenever one of their files is changed, added or removed.
///
/// The build looks for new files only inside the folders of targets: `StandardRules` has a link to
/// the rules for that.
@main
struct RuleCompilerPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let rules = context.package.directoryURL.appending(path: "Rules")
    let output = context.pluginWorkDirectoryURL.appending(path: "standard.rules")
    let code = context.pluginWorkDirectoryURL.appending(path: "Fingerprint.swift")
    return [
      .buildCommand(
        displayName: "Compiling the standard rules",
        executable: try context.tool(named: "RuleCompiler").url,
        arguments: [rules.path, output.path, code.path],
        inputFiles: [rules] + everything(in: rules), outputFiles: [output, code])
    ]
  }

  /// All files and folders inside a folder, in the order of their paths.
  private func everything(in folder: URL) -> [URL] {
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (found?.compactMap { $0 as? URL } ?? []).sorted { $0.path < $1.path }
  }
}
