/// A GPU, by its data sheet.
public struct Accelerator: Hashable, Sendable {
  /// What it is called in the constants, such as `h100_sxm`.
  public var id: String
  /// The generation of its architecture.
  public var family: Family
  /// Memory of one GPU.
  public var memory: Bytes
  /// Memory bandwidth of one GPU.
  public var bandwidth: BytesPerSecond
  /// Dense arithmetic by the precision of its operands; a precision that is absent is done in the
  /// next larger one.
  public var peaks: [Arithmetic: OperationsPerSecond]
  /// What joins it to the others of a replica.
  public var link: Link
  /// Bandwidth of the link in one direction.
  public var linkBandwidth: BytesPerSecond

  /// A GPU out of its numbers.
  public init(
    id: String, family: Family, memory: Bytes, bandwidth: BytesPerSecond,
    peaks: [Arithmetic: OperationsPerSecond], link: Link, linkBandwidth: BytesPerSecond
  ) {
    self.id = id
    self.family = family
    self.memory = memory
    self.bandwidth = bandwidth
    self.peaks = peaks
    self.link = link
    self.linkBandwidth = linkBandwidth
  }

  /// Generations that constants were fitted for, and the rest.
  public enum Family: String, Hashable, Sendable, CaseIterable {
    case ampere, ada, hopper, blackwell, other
  }

  /// Kinds of links between GPUs.
  public enum Link: String, Hashable, Sendable, CaseIterable {
    case nvlink, pcie
  }

  /// Precisions of arithmetic.
  public enum Arithmetic: String, Hashable, Sendable, CaseIterable {
    case bf16, fp8, fp4
  }

  /// The precision that operands of the asked precision are multiplied in, with its peak.
  func arithmetic(_ asked: Arithmetic) -> (precision: Arithmetic, peak: OperationsPerSecond) {
    let larger: [Arithmetic] =
      switch asked {
      case .fp4: [.fp4, .fp8]
      case .fp8: [.fp8]
      case .bf16: []
      }
    for precision in larger {
      if let peak = peaks[precision] { return (precision, peak) }
    }
    return (.bf16, peaks[.bf16] ?? .zero)
  }
}
