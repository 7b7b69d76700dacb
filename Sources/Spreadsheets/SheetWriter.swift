import CXlsxWriter

/// Writes sheets into a workbook of the library, each style once.
struct SheetWriter {
  private let book: UnsafeMutablePointer<lxw_workbook>
  private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]

  init(book: UnsafeMutablePointer<lxw_workbook>) { self.book = book }

  /// The most characters that a cell holds.
  static let longestText = 32_767

  mutating func write(_ sheet: Sheet) throws(WorkbookError) {
    guard let page = workbook_add_worksheet(book, sheet.name) else {
      throw .refused("a sheet can't be called '\(sheet.name)'")
    }
    for (column, width) in sheet.columnWidths.enumerated() {
      let column = lxw_col_t(column)
      try check(worksheet_set_column(page, column, column, width, nil))
    }
    setUp(page, sheet)
    for (row, content) in sheet.rows.enumerated() {
      if let height = content.height {
        try check(worksheet_set_row(page, lxw_row_t(row), height, nil))
      }
      for (column, cell) in content.cells.enumerated() {
        try write(cell, page, lxw_row_t(row), lxw_col_t(column))
      }
    }
  }

  private func setUp(_ page: UnsafeMutablePointer<lxw_worksheet>, _ sheet: Sheet) {
    worksheet_gridlines(page, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
    worksheet_set_landscape(page)
    worksheet_set_paper(page, 9)
    worksheet_fit_to_pages(page, 1, 0)
    worksheet_set_margins(page, 0.5, 0.5, 0.6, 0.6)
    _ = worksheet_set_footer(page, "&L&8&A&R&8Page &P of &N")
    if sheet.frozenRows > 0 {
      worksheet_freeze_panes(page, lxw_row_t(sheet.frozenRows), 0)
      _ = worksheet_repeat_rows(page, 0, lxw_row_t(sheet.frozenRows - 1))
    }
    if let colour = sheet.tabColour { worksheet_set_tab_color(page, Self.colour(colour)) }
    if sheet.isHidden { worksheet_hide(page) }
  }

  private mutating func write(
    _ cell: SheetCell, _ page: UnsafeMutablePointer<lxw_worksheet>, _ row: lxw_row_t,
    _ column: lxw_col_t
  ) throws(WorkbookError) {
    let format = format(cell.style)
    switch cell.content {
    case .empty: try check(worksheet_write_blank(page, row, column, format))
    case .text(let text):
      let text = Self.storable(text)
      try check(
        text.isEmpty
          ? worksheet_write_blank(page, row, column, format)
          : worksheet_write_string(page, row, column, text, format))
    case .number(let number):
      guard number.isFinite else { throw .refused("a cell can't hold a number without end") }
      try check(worksheet_write_number(page, row, column, number, format))
    case .formula(let formula, .number(let number)):
      try check(worksheet_write_formula_num(page, row, column, "=" + formula, format, number))
    case .formula(let formula, .text(let text)):
      try check(
        worksheet_write_formula_str(
          page, row, column, "=" + formula, format, Self.storable(text)))
    }
    if let validation = cell.validation { try write(validation, page, row, column) }
  }

  /// Text as a cell can hold it: without its end where it is too long, and without the characters
  /// that XML has no way to write.
  static func storable(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x9, 0xA, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...: kept.append(scalar)
      case _: continue
      }
    }
    // Characters are counted as in UTF-16.
    while kept.count * 2 > longestText, String(kept).utf16.count > longestText { kept.removeLast() }
    return String(kept)
  }

  private func write(
    _ validation: SheetCell.Validation, _ page: UnsafeMutablePointer<lxw_worksheet>,
    _ row: lxw_row_t,
    _ column: lxw_col_t
  ) throws(WorkbookError) {
    var rule = lxw_data_validation()
    rule.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
    rule.show_input = UInt8(LXW_VALIDATION_ON.rawValue)
    rule.show_error = UInt8(LXW_VALIDATION_ON.rawValue)
    rule.dropdown = UInt8(LXW_VALIDATION_ON.rawValue)
    switch validation {
    case .number(let least, let most):
      rule.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
      rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
      rule.minimum_number = least
      rule.maximum_number = most
      try check(worksheet_data_validation_cell(page, row, column, &rule))
    case .list(let range, let prompt):
      rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
      let code = withMutableCString(range) { range in
        withMutableCString(String(Self.storable(prompt).prefix(250))) { prompt in
          rule.value_formula = range
          rule.input_message = prompt.pointee == 0 ? nil : prompt
          return worksheet_data_validation_cell(page, row, column, &rule)
        }
      }
      try check(code)
    }
  }

  private mutating func format(_ style: CellStyle) -> UnsafeMutablePointer<lxw_format>? {
    if let known = formats[style] { return known }
    guard let format = workbook_add_format(book) else { return nil }
    formats[style] = format
    format_set_font_name(format, "Arial")
    format_set_font_size(format, style.fontSize)
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    if style.isBold { format_set_bold(format) }
    if style.isItalic { format_set_italic(format) }
    if let colour = style.colour { format_set_font_color(format, Self.colour(colour)) }
    if let ground = style.ground { format_set_bg_color(format, Self.colour(ground)) }
    if let line = style.lineBelow {
      format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_bottom_color(format, Self.colour(line))
    }
    if let line = style.lineAbove {
      format_set_top(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_top_color(format, Self.colour(line))
    }
    if let pattern = style.numberFormat { format_set_num_format(format, pattern) }
    if style.wraps { format_set_text_wrap(format) }
    switch style.alignment {
    case .natural: break
    case .left: format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
    case .right: format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
    }
    if style.indent > 0 { format_set_indent(format, UInt8(clamping: style.indent)) }
    return format
  }

  /// A colour such as `#0f766e` as a number; black where it can't be read.
  private static func colour(_ text: String) -> lxw_color_t {
    lxw_color_t(text.dropFirst(), radix: 16) ?? 0
  }

  private func check(_ code: lxw_error) throws(WorkbookError) {
    guard code == LXW_NO_ERROR else { throw WorkbookError(code) }
  }
}
