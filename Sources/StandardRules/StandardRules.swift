/// The file that the standard rules were compiled into when this program was built.
public enum StandardRules {
  /// The name of the file.
  public static let fileName = "standard.rules"

  /// Where the build puts it: this folder lies beside the program.
  public static let folderName = "archwright_StandardRules.resources"
}
