import AuditRules
import ByteText
import PolicyModel
import PolicySyntax

/// How one control fares.
public struct ControlVerdict: Sendable {
  /// What came out, in the words of reports.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    /// Everything that is demanded is recorded or set.
    case covered
    /// Some of it is; the witness shows what is missing.
    case partly
    /// Not even the most ordinary event of any part is recorded.
    case missing
    /// It is not met, and an exception says that it need not be.
    case excepted
    /// An exception, or the machine, says that it has nothing to be applied to.
    case notApplicable = "not applicable"
    /// What it demands can match nothing on the target.
    case cannotFire = "cannot-fire"
    /// No audit rule can answer it.
    case notARule = "not a rule"
    /// The running rules have to be compared with those on disk.
    case answeredByDrift = "answered by drift"
    /// It cannot be told.
    case unknown
  }

  public let control: Control
  public let status: Status
  /// What came out, exceptions left aside.
  public let truth: Status
  /// What became of each part, in the order of the demands.
  public let parts: [PartVerdict]
  /// The exception that the profile makes for it.
  public let exception: ExceptionSyntax?
  /// What is to be said of it, each in one clause.
  public let notes: [String]

  /// The first event that is missing.
  public var witness: CoverageWitness? {
    parts.lazy.compactMap(\.witness).first
  }

  /// The lines that record what is demanded, in order.
  public var lines: [Int] { Set(parts.flatMap(\.lines)).sorted() }

  /// The keys under which its events are found, in byte order.
  public var keys: [ByteString] { Set(parts.flatMap(\.keys).flatMap { $0 }).sorted() }

  /// Whether what is demanded is certainly not all recorded or set.
  public var isOpen: Bool { status == .partly || status == .missing || status == .cannotFire }
}
