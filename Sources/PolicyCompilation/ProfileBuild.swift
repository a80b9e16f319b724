import AuditCatalogue
import AuditLoading
import AuditRules
import ByteText
import Diagnostics
import LibAudit
import PolicyModel
import RuleEmission

/// A profile all the way to its files: compiled, emitted, read back, and judged as a load would
/// judge them.
public struct ProfileBuild: Sendable {
  /// The profile, worked out.
  public let profile: CompiledProfile
  /// Its files in load order; to be used only if `diagnostics` has no error.
  public let files: [EmittedFile]
  /// What is wrong or worth a remark, at the place in the policy, sorted.
  public private(set) var diagnostics: [Diagnostic]

  /// Builds the profile `name`; `nil` if the library has none of that name.
  public init?(_ name: ByteString, in library: PolicyLibrary, dialect: Dialect = .modern) {
    let names = LibAuditNames()
    let rawReader = Self.reader(target: .debian12, host: UnknownHost())
    guard
      let outcome = ProfileCompiler.compile(name, in: library, names: names, readLine: rawReader)
    else { return nil }
    profile = outcome.profile
    let host: any HostView = profile.facts ?? UnknownHost()
    let emission = RuleEmitter.emit(
      profile, dialect: dialect,
      writer: RuleWriter(names: names, machine: profile.target.machine),
      readLine: Self.reader(target: profile.target, host: host))
    files = emission.files
    var diagnostics = library.diagnostics + outcome.diagnostics + emission.diagnostics
    // A load of half the rules would only complain about what has been said already.
    if !diagnostics.hasErrors {
      diagnostics += LoadJudgement(files, of: profile).diagnostics
      diagnostics += GroupOverlaps(profile, in: library).diagnostics
    }
    self.diagnostics = diagnostics.sortedByPlace
  }

  /// The same build, with what else is wrong with the policy files.
  public func with(_ more: [Diagnostic]) -> ProfileBuild {
    var copy = self
    copy.diagnostics = (diagnostics + more).sortedByPlace
    return copy
  }

  /// The lines that auditctl would read once the files are merged on the profile's host.
  public var mergedLines: RuleLines { EmittedText(files).merge(for: profile).lines }

  private static func reader(target: Target, host: any HostView) -> RuleLineReader {
    let compiler = RuleLineCompiler(target: target, host: host)
    return { line in
      do throws(Refusal) {
        return .success(try compiler.additions(of: line))
      } catch {
        return .failure(UnreadableLine(reason: error.reason))
      }
    }
  }
}
