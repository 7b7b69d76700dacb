public import Architectures

/// The data flow in words, one sentence for each numbered arrow of the picture.
public func numberedFlow(of architecture: Architecture) -> [String] {
  architecture.connections.compactMap { connection in
    connection.step.map { "\($0). \(connection.says)" }
  }
}
