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
  public var peaks: [Arithmetic: OperationsPerSecond] {
    didSet { resolved = Resolved(peaks) }
  }
  /// What each precision is done in, found once.
  private var resolved: Resolved
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
    resolved = Resolved(peaks)
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
    switch asked {
    case .bf16: (.bf16, resolved.sixteenBit)
    case .fp8: resolved.eightBit
    case .fp4: resolved.fourBit
    }
  }

  /// The precision that each is multiplied in, with its peak.
  private struct Resolved: Hashable, Sendable {
    let sixteenBit: OperationsPerSecond
    private let eightBitPeak: OperationsPerSecond?
    private let fourBitPeak: OperationsPerSecond?

    init(_ peaks: [Arithmetic: OperationsPerSecond]) {
      sixteenBit = peaks[.bf16] ?? .zero
      eightBitPeak = peaks[.fp8]
      fourBitPeak = peaks[.fp4]
    }

    var eightBit: (precision: Arithmetic, peak: OperationsPerSecond) {
      eightBitPeak.map { (.fp8, $0) } ?? (.bf16, sixteenBit)
    }

    var fourBit: (precision: Arithmetic, peak: OperationsPerSecond) {
      fourBitPeak.map { (.fp4, $0) } ?? eightBit
    }
  }
}
