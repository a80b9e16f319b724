import Foundation

/// As much of JSON Schema (draft 7) as our schemas use; a word that it does not know is a violation.
struct JSONSchema {
  private let root: [String: Any]

  init(_ data: Data) throws {
    root = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  /// What in `data` is not as the schema wants it, each with its place.
  func violations(in data: Data) throws -> [String] {
    check(try JSONSerialization.jsonObject(with: data), root, at: "$")
  }

  private func check(_ value: Any, _ schema: [String: Any], at place: String) -> [String] {
    var found: [String] = []
    for (word, wanted) in schema {
      switch (word, wanted) {
      case ("description", _), ("definitions", _), ("properties", _), ("required", _): break
      case ("$ref", let path as String): found += check(value, resolved(path), at: place)
      case ("type", let type as String):
        if !Self.isA(type, value) { found.append("\(place): no \(type)") }
      case ("enum", let words as [String]):
        if !words.contains(where: { $0 == value as? String }) {
          found.append("\(place): no such word")
        }
      case ("minimum", let least as Int):
        if (value as? Int).map({ $0 < least }) ?? true { found.append("\(place): below \(least)") }
      case ("pattern", let pattern as String):
        let text = value as? String ?? ""
        if text.range(of: pattern, options: .regularExpression) == nil {
          found.append("\(place): '\(text)' is not of the form \(pattern)")
        }
      case ("items", let item as [String: Any]):
        for (index, element) in ((value as? [Any]) ?? []).enumerated() {
          found += check(element, item, at: "\(place)[\(index)]")
        }
      case ("minItems", let least as Int):
        if ((value as? [Any]) ?? []).count < least { found.append("\(place): too few") }
      case ("uniqueItems", _):
        let items = ((value as? [NSObject]) ?? [])
        if Set(items).count != items.count { found.append("\(place): something stands twice") }
      case ("additionalProperties", _): found += checkMembers(of: value, schema, at: place)
      default: found.append("\(place): the schema says '\(word)', which is not checked")
      }
    }
    return found
  }

  private func checkMembers(
    of value: Any, _ schema: [String: Any], at place: String
  ) -> [String] {
    guard let object = value as? [String: Any] else { return ["\(place): no object"] }
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    var found: [String] = []
    for name in schema["required"] as? [String] ?? [] where object[name] == nil {
      found.append("\(place): there is no '\(name)'")
    }
    for (name, member) in object {
      guard let wanted = properties[name] else {
        found.append("\(place): '\(name)' has no place there")
        continue
      }
      found += check(member, wanted, at: "\(place).\(name)")
    }
    return found
  }

  private func resolved(_ path: String) -> [String: Any] {
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    return (root["definitions"] as? [String: [String: Any]])?[name] ?? ["missing": path]
  }

  private static func isA(_ type: String, _ value: Any) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "integer": value is Int
    default: false
    }
  }
}
