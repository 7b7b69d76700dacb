/// The 32-bit FNV-1a sum of bytes as eight hexadecimal digits.
///
/// It tells versions of a file apart; it protects against nothing.
///
/// - Source: Fowler, Noll and Vo, "FNV Hash", isthe.com/chongo/tech/comp/fnv.
func hexadecimalFNV1a(_ bytes: some Sequence<UInt8>) -> String {
  let sum = bytes.reduce(UInt32(0x811C_9DC5)) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
  let digits = String(sum, radix: 16)
  return String(repeating: "0", count: 8 - digits.count) + digits
}
