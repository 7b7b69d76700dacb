extension Double {
  /// The number at six significant digits: what is compared, rounded up and written.
  ///
  /// Only multiplications and divisions by powers of ten that a double holds exactly, so that every
  /// processor comes to the same number.
  var atSixDigits: Double {
    guard isFinite, self != 0 else { return self }
    let size = magnitude
    guard size < 1e22, size >= 1e-15 else { return self }
    if size < 1e6, self == rounded() { return self }
    // The power that brings the number between 100,000 and 1,000,000.
    var power = 0
    if size >= 1e6 {
      while size / Self.powers[power] >= 1e6 { power += 1 }
      return (self / Self.powers[power]).rounded() * Self.powers[power]
    }
    while size * Self.powers[power] < 1e5 { power += 1 }
    return (self * Self.powers[power]).rounded() / Self.powers[power]
  }

  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}
