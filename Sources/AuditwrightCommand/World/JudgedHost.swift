import AuditCatalogue
import AuditProofs
import ByteText
import Diagnostics
import LibAudit
import PolicyModel

/// The machine that rules are judged for, and what is known of it.
struct JudgedHost {
  let target: Target
  /// What is known; `nil` for nothing.
  let facts: HostFacts?
  /// Whether the facts are those of a stock system that the host is only taken to be like.
  let isOnlyLikely: Bool

  /// The machine of a profile.
  init(_ target: Target, _ facts: HostFacts?) {
    self.target = target
    self.facts = facts
    isOnlyLikely = false
  }

  /// The machine that options name. Without facts a stock system of the target stands in: what it
  /// lists is taken to be there, what it does not list may be there or not.
  init(_ options: TargetOptions, _ library: () throws -> PolicyLibrary) throws {
    target = try options.resolved()
    if options.facts == "none" {
      facts = nil
      isOnlyLikely = false
    } else if options.facts != nil {
      facts = try options.host(in: library())
      isOnlyLikely = false
    } else {
      facts = options.stock(for: target, in: try library())
      isOnlyLikely = facts != nil
    }
  }

  /// What a load can ask.
  var view: any HostView {
    guard let facts else { return UnknownHost() }
    return isOnlyLikely ? LikelyHost(facts) : facts
  }

  /// What proofs can ask.
  var proofHost: ProofHost {
    ProofHost(target: target, facts: facts, names: LibAuditNames())
  }
}

extension TargetOptions {
  /// The facts of a stock system, which are named after the target.
  func stock(for target: Target, in library: PolicyLibrary) -> HostFacts? {
    guard let syntax = library.facts[ByteString("\(target.name)-stock")] else { return nil }
    // What is wrong with the facts is told where policies are compiled.
    var ignored: [Diagnostic] = []
    return HostFacts(syntax, diagnostics: &ignored)
  }
}
