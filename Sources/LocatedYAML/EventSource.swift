import CYaml

/// The events of libyaml's parser over a buffer, which must outlive this value.
final class EventSource {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let event: UnsafeMutablePointer<yaml_event_t>

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    parser = .allocate(capacity: 1)
    event = .allocate(capacity: 1)
    event.initialize(to: yaml_event_t())
    parser.initialize(to: yaml_parser_t())
    // Failing to allocate leaves a zeroed parser, whose first event is then an error.
    _ = yaml_parser_initialize(parser)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    yaml_event_delete(event)
    yaml_parser_delete(parser)
    event.deallocate()
    parser.deallocate()
  }

  /// The next event, or nil after a syntax error; its texts stay valid until the following call.
  func next() -> UnsafePointer<yaml_event_t>? {
    yaml_event_delete(event)
    guard yaml_parser_parse(parser, event) == 1 else { return nil }
    return UnsafePointer(event)
  }

  /// What stopped the parser, valid after ``next()`` returned nil.
  var failure: ParserFailure {
    let parser = parser.pointee
    return ParserFailure(
      problem: parser.problem.map { String(cString: $0) } ?? "the text can't be read",
      context: parser.context.map { String(cString: $0) },
      mark: parser.problem_mark, contextMark: parser.context_mark,
      byteOffset: parser.error == YAML_READER_ERROR ? Int(parser.problem_offset) : nil)
  }
}

/// What libyaml says about a text that it can't read.
struct ParserFailure {
  var problem: String
  var context: String?
  var mark: yaml_mark_t
  var contextMark: yaml_mark_t
  /// Where an unreadable character stands, in which case the marks say nothing.
  var byteOffset: Int?
}
