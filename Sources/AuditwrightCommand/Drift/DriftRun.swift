import AuditAnalysis
import AuditCatalogue
import Diagnostics

/// One run of the comparison: every two places that say which rules there are.
struct DriftRun {
  let side: DriftSide
  /// What the kernel holds; `nil` if it could not be asked.
  let loaded: Loaded?
  /// The legs: rules.d and audit.rules if that is looked at, then each with the kernel.
  let legs: [DriftLeg]

  /// Writes the events that differences are about.
  let events: EventShow

  /// Compares `side` with `kernel`, and the merged file with both.
  ///
  /// - Throws: what stood in the way of the kernel if there is nothing else to compare.
  init(
    _ side: DriftSide, _ kernel: Result<KernelText, Failure>, _ options: DriftOptions,
    isStrict: Bool
  ) throws(Failure) {
    self.side = side
    events = EventShow(JudgedHost(options.target, options.facts))
    let direct = Self.against(kernel, side.expectation, options)
    loaded = direct.loaded
    let folderKernel = DriftLeg(side.place, .kernel, direct.outcome, isStrict: isStrict)
    switch side.merged {
    case nil:
      if case .failure(let failure) = direct.result { throw failure }
      legs = [folderKernel]
    case .unreadable(let reason):
      legs = [
        DriftLeg(side.place, .merged, .unknown(reason)), folderKernel,
        DriftLeg(.merged, .kernel, .unknown(reason)),
      ]
    case .read(let file, let expectation):
      let files =
        file.isUpToDate
        ? DriftReport()
        : Drift.compare(folder: side.expectation.state, merged: expectation.state, options)
      legs = [
        DriftLeg(side.place, .merged, .compared(files), isStrict: isStrict), folderKernel,
        DriftLeg(
          .merged, .kernel, Self.against(kernel, expectation, options).outcome, isStrict: isStrict),
      ]
    }
  }

  /// A comparison with the kernel.
  private struct AgainstKernel {
    let result: Result<(Loaded, DriftReport), Failure>

    var loaded: Loaded? { try? result.get().0 }

    var outcome: DriftLeg.Outcome {
      switch result {
      case .success((_, let report)): .compared(report)
      case .failure(let failure): .unknown(failure.message)
      }
    }
  }

  private static func against(
    _ kernel: Result<KernelText, Failure>, _ expectation: Expectation, _ options: DriftOptions
  ) -> AgainstKernel {
    AgainstKernel(
      result: Result { () throws(Failure) in
        let text = try kernel.get()
        let loaded = try Loaded(listing: text.listing, status: text.status, for: expectation)
        var report = Drift.compare(expected: expectation.rules, loaded: loaded.lines, options)
        if let status = loaded.status {
          report.findings += Drift.compare(settings: expectation.settings, status: status)
        }
        return (loaded, report)
      })
  }

  /// The comparison of what should be loaded with what is.
  var kernelLeg: DriftLeg { legs.count == 1 ? legs[0] : legs[1] }

  /// What the three places together tell; `nil` if only two were looked at.
  var situation: DriftSituation? {
    guard legs.count == 3 else { return nil }
    return DriftSituation(
      folderMerged: legs[0].verdict, folderKernel: legs[1].verdict, mergedKernel: legs[2].verdict)
  }

  /// What differs without effect, and what a reader should know of the merged file.
  var remarks: [Diagnostic] {
    var remarks: [Diagnostic] = []
    if case .read(let file, _)? = side.merged {
      if let remark = file.remark { remarks.append(remark) }
      if !file.isUpToDate, legs[0].verdict == .same {
        let hasSameRules = legs[0].report?.effect == nil
        remarks.append(file.reworded(side.name, hasSameRules: hasSameRules))
      }
    }
    for (index, leg) in legs.enumerated() where index < 2 || legs[0].verdict != .same {
      remarks += leg.report?.remarks ?? []
    }
    return remarks
  }

  /// What to do about it.
  var advice: String? {
    situation?.advice(isLocked: loaded?.status?.entries[.enabled]?.value == 2)
  }

  /// A no wherever one is certain; rules that would not load whole are one, whatever the kernel
  /// holds. Without it, unknown if anything is.
  var verdict: DriftLeg.Verdict {
    let verdicts = legs.map(\.verdict)
    if side.diagnostics.hasErrors || verdicts.contains(.different) { return .different }
    return verdicts.contains(.unknown) ? .unknown : .same
  }

  /// Why something could not be compared, each reason once.
  var obstacles: [String] {
    var result: [String] = []
    for case .unknown(let reason) in legs.map(\.outcome) where !result.contains(reason) {
      result.append(reason)
    }
    return result
  }
}
