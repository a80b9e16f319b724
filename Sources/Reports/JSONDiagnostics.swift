import Diagnostics

/// Diagnostics for programs. The keys are promised: `severity`, `id`, `message`, `file`, `line`,
/// `column`, `endLine`, `endColumn`, `notes`, `help`; places are `null` where there is none. Where a
/// safe change is known there is `fix`, with its `title` and `edits`, each a place and its
/// `replacement`.
public enum JSONDiagnostics {
  /// All of them, sorted by place.
  public static func value(_ diagnostics: [Diagnostic]) -> JSONValue {
    .array(diagnostics.sortedByPlace.map(value))
  }

  /// One of them.
  public static func value(_ diagnostic: Diagnostic) -> JSONValue {
    let notes = diagnostic.notes.map { note in
      JSONValue.object([.init("message", .string(note.message))] + place(of: note.span))
    }
    var members: [JSONValue.Member] =
      [
        .init("severity", .string(diagnostic.severity.rawValue)),
        .init("id", .string(diagnostic.id)),
        .init("message", .string(diagnostic.message)),
      ] + place(of: diagnostic.span) + [
        .init("notes", .array(notes)),
        .init("help", .array(diagnostic.help.map(JSONValue.string))),
      ]
    if let fix = diagnostic.fix { members.append(.init("fix", value(of: fix))) }
    return .object(members)
  }

  private static func value(of fix: Fix) -> JSONValue {
    let edits = fix.edits.map { edit in
      JSONValue.object(
        place(of: edit.span) + [
          .init("replacement", .string(String(decoding: edit.replacement, as: UTF8.self)))
        ])
    }
    return ["title": .string(fix.title), "edits": .array(edits)]
  }

  /// Where `span` begins and ends; lines and columns count from 1, the end is just behind the last
  /// character.
  private static func place(of span: Span?) -> [JSONValue.Member] {
    let start = span.map { $0.source.position(of: $0.range.lowerBound) }
    let end = span.map { $0.source.position(of: $0.range.upperBound) }
    return [
      .init("file", .optional(span?.source.name)),
      .init("line", .optional(start?.line)),
      .init("column", .optional(start?.column)),
      .init("endLine", .optional(end?.line)),
      .init("endColumn", .optional(end?.column)),
    ]
  }
}
