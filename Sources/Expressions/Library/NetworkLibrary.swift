/// Addresses of the Internet Protocol and ranges of them.
enum NetworkLibrary {
  private typealias Test = @Sendable (NetworkAddress) -> Bool

  private static let ip = ExpressionType.opaque("net.IP", [])
  private static let cidr = ExpressionType.opaque("net.CIDR", [])

  static let functions: [FunctionDeclaration] = making + inspecting + ranges

  private static let making: [FunctionDeclaration] = [
    .global("ip", [.string], ip) { values throws(EvaluationError) in
      value(try address(values[0]))
    },
    .global("cidr", [.string], cidr) { values throws(EvaluationError) in
      value(try range(values[0]))
    },
    .global("isIP", [.string], .bool) { values throws(EvaluationError) in
      .bool(values[0].text.flatMap(NetworkAddress.init) != nil)
    },
    .global("isCIDR", [.string], .bool) { values throws(EvaluationError) in
      .bool(values[0].text.flatMap(NetworkRange.init) != nil)
    },
    .global("ip.isCanonical", [.string], .bool) { values throws(EvaluationError) in
      .bool(try address(values[0]).text == values[0].text)
    },
    .global("string", [ip], .string) { values throws(EvaluationError) in
      .string(try address(values[0]).text)
    },
    .global("string", [cidr], .string) { values throws(EvaluationError) in
      .string(try range(values[0]).text)
    },
  ]

  private static let inspecting: [FunctionDeclaration] =
    [
      .member("family", [ip], .int) { values throws(EvaluationError) in
        .int(try address(values[0]).isVersion4 ? 4 : 6)
      }
    ] + [
      test("isUnspecified") { $0.isUnspecified }, test("isLoopback") { $0.isLoopback },
      test("isGlobalUnicast") { $0.isGlobalUnicast },
      test("isLinkLocalMulticast") { $0.isLinkLocalMulticast },
      test("isLinkLocalUnicast") { $0.isLinkLocalUnicast },
    ]

  private static let ranges: [FunctionDeclaration] =
    [ip, .string].map { type in
      .member("containsIP", [cidr, type], .bool) { values throws(EvaluationError) in
        .bool(try range(values[0]).contains(try address(values[1])))
      }
    }
    + [cidr, .string].map { type in
      .member("containsCIDR", [cidr, type], .bool) { values throws(EvaluationError) in
        .bool(try range(values[0]).contains(try range(values[1])))
      }
    }
    + [
      .member("ip", [cidr], ip) { values throws(EvaluationError) in
        value(try range(values[0]).address)
      },
      .member("masked", [cidr], cidr) { values throws(EvaluationError) in
        let range = try range(values[0])
        return value(NetworkRange(range.address.masked(to: range.length), range.length))
      },
      .member("prefixLength", [cidr], .int) { values throws(EvaluationError) in
        .int(Int64(try range(values[0]).length))
      },
    ]

  private static func test(_ name: String, _ test: @escaping Test) -> FunctionDeclaration {
    .member(name, [ip], .bool) { values throws(EvaluationError) in
      .bool(test(try address(values[0])))
    }
  }

  private static func value(_ address: NetworkAddress) -> Value {
    .opaque(OpaqueValue(typeName: "net.IP", text: address.text))
  }

  private static func value(_ range: NetworkRange) -> Value {
    .opaque(OpaqueValue(typeName: "net.CIDR", text: range.text))
  }

  private static func text(_ value: Value) -> String {
    if case .opaque(let value) = value { return value.text }
    return value.text ?? ""
  }

  private static func address(_ value: Value) throws(EvaluationError) -> NetworkAddress {
    guard let address = NetworkAddress(text(value)) else {
      throw EvaluationError(.invalidArgument, "\(value.literal) is no IP address")
    }
    return address
  }

  private static func range(_ value: Value) throws(EvaluationError) -> NetworkRange {
    guard let range = NetworkRange(text(value)) else {
      throw EvaluationError(.invalidArgument, "\(value.literal) is no range of IP addresses")
    }
    return range
  }
}
