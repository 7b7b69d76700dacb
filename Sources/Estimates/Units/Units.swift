// The units that estimates count in. Each is its own type; names in the plural are the measures.

// MARK: - Time

/// A second.
public enum Second: MeasureUnit { public static var symbol: String { "s" } }
/// An hour of 3,600 seconds.
public enum Hour: MeasureUnit { public static var symbol: String { "h" } }
/// A day of 24 hours.
public enum Day: MeasureUnit { public static var symbol: String { "day" } }
/// A month of 730 hours, 365/12 days.
public enum Month: MeasureUnit { public static var symbol: String { "month" } }
/// A year of 365 days.
public enum Year: MeasureUnit { public static var symbol: String { "year" } }

public typealias Seconds = Measure<Second>
public typealias Hours = Measure<Hour>
public typealias Days = Measure<Day>
public typealias Months = Measure<Month>
public typealias Years = Measure<Year>

// MARK: - Data and computing

/// A byte.
public enum Byte: MeasureUnit { public static var symbol: String { "B" } }
/// One operation of arithmetic; a multiplication with its addition counts as two.
public enum Operation: MeasureUnit { public static var symbol: String { "FLOP" } }

public typealias Bytes = Measure<Byte>
public typealias Operations = Measure<Operation>
public typealias BytesPerSecond = Measure<Per<Byte, Second>>
public typealias OperationsPerSecond = Measure<Per<Operation, Second>>
public typealias BytesPerToken = Measure<Per<Byte, Token>>

// MARK: - Work

/// A token that a model reads or writes.
public enum Token: MeasureUnit { public static var symbol: String { "token" } }
/// A million tokens, the unit that prices are quoted for.
public enum MillionTokens: MeasureUnit { public static var symbol: String { "1M tokens" } }
/// A request with its answer.
public enum Request: MeasureUnit { public static var symbol: String { "request" } }
/// A document of a corpus.
public enum Item: MeasureUnit { public static var symbol: String { "item" } }
/// A vector of an index.
public enum Vector: MeasureUnit { public static var symbol: String { "vector" } }

public typealias Tokens = Measure<Token>
public typealias Requests = Measure<Request>
public typealias Items = Measure<Item>
public typealias Vectors = Measure<Vector>
public typealias TokensPerSecond = Measure<Per<Token, Second>>
public typealias TokensPerMonth = Measure<Per<Token, Month>>
public typealias TokensPerRequest = Measure<Per<Token, Request>>
public typealias RequestsPerSecond = Measure<Per<Request, Second>>
public typealias RequestsPerDay = Measure<Per<Request, Day>>
public typealias RequestsPerMonth = Measure<Per<Request, Month>>
public typealias ItemsPerMonth = Measure<Per<Item, Month>>

// MARK: - Money

/// A United States dollar.
public enum Dollar: MeasureUnit { public static var symbol: String { "$" } }

public typealias Dollars = Measure<Dollar>
public typealias DollarsPerHour = Measure<Per<Dollar, Hour>>
public typealias DollarsPerMonth = Measure<Per<Dollar, Month>>
public typealias DollarsPerYear = Measure<Per<Dollar, Year>>
public typealias DollarsPerRequest = Measure<Per<Dollar, Request>>
public typealias DollarsPerItem = Measure<Per<Dollar, Item>>
public typealias DollarsPerMillionTokens = Measure<Per<Dollar, MillionTokens>>
public typealias DollarsPerMonthPerGigabyte = Measure<Per<Per<Dollar, Month>, Gigabyte>>
/// A gigabyte of 10^9 bytes, the unit that storage is priced in.
public enum Gigabyte: MeasureUnit { public static var symbol: String { "GB" } }
public typealias Gigabytes = Measure<Gigabyte>
