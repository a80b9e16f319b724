/// The nearest of `candidates` to a name that is not among them.
///
/// Nearness is the number of letters to change, insert, drop or swap. A candidate further away
/// than a third of the name's length (at least one letter) is no suggestion.
public func nearest<Candidates: Sequence>(to name: String, among candidates: Candidates) -> String?
where Candidates.Element == String {
  let wanted = Array(name.lowercased())
  var best: (name: String, distance: Int)?
  let limit = max(1, wanted.count / 3)
  for candidate in candidates where abs(candidate.count - wanted.count) <= limit {
    let distance = editDistance(wanted, Array(candidate.lowercased()))
    guard distance <= limit else { continue }
    if best == nil || (distance, candidate) < (best!.distance, best!.name) {
      best = (candidate, distance)
    }
  }
  return best?.name
}

/// `; did you mean 'NAME'?` for the nearest candidate, or nothing.
public func didYouMean<Candidates: Sequence>(_ name: String, among candidates: Candidates) -> String
where Candidates.Element == String {
  guard let candidate = nearest(to: name, among: candidates) else { return "" }
  return "; did you mean '\(candidate)'?"
}

/// The number of single-letter edits, a swap of neighbours counting as one, from `a` to `b`.
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  var twoBack = [Int](repeating: 0, count: b.count + 1)
  var previous = Array(0...b.count)
  for i in 1...a.count {
    var current = [i] + [Int](repeating: 0, count: b.count)
    for j in 1...b.count {
      let replaced = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
      current[j] = min(replaced, previous[j] + 1, current[j - 1] + 1)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        current[j] = min(current[j], twoBack[j - 2] + 1)
      }
    }
    twoBack = previous
    previous = current
  }
  return previous[b.count]
}
