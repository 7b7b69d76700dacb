/// The units that can be written, with their sizes in canonical units.
///
/// - Source: SI Brochure, 9th edition (decimal prefixes), IEC 80000-13 (binary prefixes); the
///   month of 730 hours and the business day of 7/5 of a day are house conventions.
enum UnitTable {
  struct Measure {
    var symbol: String
    var singular: String
    var others: [String]
    var dimension: Dimension
    var factor: Double

    init(
      _ symbol: String, _ singular: String, _ others: [String], _ dimension: Dimension,
      _ factor: Double
    ) {
      self.symbol = symbol
      self.singular = singular
      self.others = others
      self.dimension = dimension
      self.factor = factor
    }
  }

  static let measures: [Measure] = [
    Measure("us", "us", ["µs", "μs", "microsecond", "microseconds"], .time, 1e-6),
    Measure("ms", "ms", ["millisecond", "milliseconds", "msec"], .time, 0.001),
    Measure("s", "s", ["sec", "secs", "second", "seconds"], .time, 1),
    Measure("min", "min", ["mins", "minute", "minutes"], .time, 60),
    Measure("h", "h", ["hr", "hrs", "hour", "hours"], .time, 3600),
    Measure("days", "day", ["d"], .time, 86_400),
    Measure("business_days", "business_day", ["business day", "business days"], .time, 120_960),
    Measure("weeks", "week", [], .time, 604_800),
    Measure("months", "month", ["mo"], .time, 2_628_000),
    Measure("years", "year", ["yr", "a"], .time, 31_536_000),
    Measure("USD", "USD", ["$", "US$", "dollar", "dollars"], .money, 1),
    Measure("B", "B", ["byte", "bytes"], .data, 1),
    Measure("KB", "KB", ["kB", "kilobyte", "kilobytes"], .data, 1e3),
    Measure("MB", "MB", ["megabyte", "megabytes"], .data, 1e6),
    Measure("GB", "GB", ["gigabyte", "gigabytes"], .data, 1e9),
    Measure("TB", "TB", ["terabyte", "terabytes"], .data, 1e12),
    Measure("PB", "PB", ["petabyte", "petabytes"], .data, 1e15),
    Measure("KiB", "KiB", [], .data, 1024),
    Measure("MiB", "MiB", [], .data, 1_048_576),
    Measure("GiB", "GiB", [], .data, 1_073_741_824),
    Measure("TiB", "TiB", [], .data, 1_099_511_627_776),
    Measure("%", "%", ["percent"], .none, 0.01),
    Measure("GPU-hours", "GPU-hour", ["GPU-h", "GPU_hours", "GPU_hour"], .time, 3600),
    Measure("vCPU-hours", "vCPU-hour", ["vCPU-h", "vCPU_hours", "vCPU_hour"], .time, 3600),
    Measure("person-hours", "person-hour", ["person_hours", "person_hour"], .time, 3600),
    Measure("person-days", "person-day", ["person_days", "person_day"], .time, 86_400),
    Measure("person-weeks", "person-week", ["person_weeks", "person_week"], .time, 604_800),
    Measure("person-months", "person-month", ["person_months", "person_month"], .time, 2_628_000),
  ]

  /// The nouns of what is counted, plural and singular.
  static let counts: [(symbol: String, singular: String)] = [
    ("requests", "request"), ("tokens", "token"), ("documents", "document"),
    ("vectors", "vector"), ("users", "user"), ("items", "item"), ("pages", "page"),
    ("messages", "message"), ("events", "event"), ("rows", "row"), ("records", "record"),
    ("GPUs", "GPU"), ("vCPUs", "vCPU"), ("replicas", "replica"), ("nodes", "node"),
    ("instances", "instance"), ("workers", "worker"), ("servers", "server"),
    ("zones", "zone"), ("regions", "region"), ("sites", "site"), ("devices", "device"),
    ("chunks", "chunk"), ("passages", "passage"), ("fields", "field"), ("files", "file"),
    ("examples", "example"), ("labels", "label"), ("features", "feature"), ("models", "model"),
    ("parameters", "parameter"), ("dimensions", "dimension"), ("bits", "bit"),
    ("steps", "step"), ("calls", "call"), ("tools", "tool"), ("agents", "agent"),
    ("turns", "turn"), ("rounds", "round"), ("hops", "hop"), ("sessions", "session"),
    ("conversations", "conversation"), ("queries", "query"), ("searches", "search"),
    ("questions", "question"), ("answers", "answer"), ("cases", "case"), ("reviews", "review"),
    ("reviewers", "reviewer"), ("people", "person"), ("engineers", "engineer"),
    ("tenants", "tenant"), ("customers", "customer"), ("teams", "team"), ("seats", "seat"),
    ("languages", "language"), ("sources", "source"), ("tables", "table"), ("images", "image"),
    ("videos", "video"), ("streams", "stream"),
    ("frames", "frame"), ("transactions", "transaction"), ("predictions", "prediction"),
    ("products", "product"), ("classes", "class"), ("words", "word"), ("characters", "character"),
    ("operations", "operation"), ("reads", "read"), ("writes", "write"), ("jobs", "job"),
    ("runs", "run"), ("batches", "batch"), ("connections", "connection"), ("cores", "core"),
    ("points", "point"), ("times", "time"), ("failures", "failure"), ("incidents", "incident"),
    ("attempts", "attempt"), ("retries", "retry"), ("copies", "copy"), ("layers", "layer"),
    ("heads", "head"), ("experts", "expert"), ("services", "service"), ("components", "component"),
  ]

  /// Currencies that are understood only to be refused, as an exchange rate would be needed.
  static let otherCurrencies: Set<String> = [
    "€", "£", "¥", "₹", "EUR", "GBP", "CHF", "JPY", "CNY", "INR", "CAD", "AUD", "SEK", "NOK",
    "DKK", "PLN", "BRL", "KRW", "SGD",
  ]
}
