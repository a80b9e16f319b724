extension Mistakes {
  /// Mistakes in names that policies give: groups, catalogues, profiles, facts.
  static let definitions: [Mistake] = [
    Mistake(
      "bad-setting", "a demand that gives a setting a value that it does not take",
      """
      'failure' is 'silent', 'printk' or 'panic'; the others take numbers.
      """),
    Mistake(
      "bad-version", "a version that is none",
      """
      A version is one to four numbers with dots between: '6.1'.
      """,
      """
      rules example at 30 {
        record syscalls mount key mounts
      }
      profile server {
        settings { reset }
        target debian 12, kernel ‹six›
        use example
      }
      """),
    Mistake(
      "circular-extends", "profiles that extend each other",
      """
      Each layer needs one below it that says something by itself. Remove one 'extends' of the \
      circle.
      """,
      """
      profile a extends ‹b› { settings { reset } }
      profile b extends ‹a› { settings { reset } }
      """),
    Mistake(
      "unknown-catalogue", "a catalogue that is not defined",
      """
      No policy file of the search path defines a catalogue of this name.
      """,
      """
      profile server {
        settings { reset }
        adopt ‹cis-debian-99›
      }
      """),
    Mistake(
      "unknown-control", "a control that its catalogue does not have",
      """
      Look up the number in the version of the benchmark that the catalogue transcribes; \
      numbers change between versions.
      """,
      """
      catalogue house "House rules" version "1" {
        control 1 "Drift" { answered by drift }
      }
      profile server {
        settings { reset }
        exception house ‹2› reason "Too noisy"
      }
      """),
    Mistake(
      "unknown-facts", "facts that are not defined",
      """
      No policy file of the search path defines facts of this name. 'auditwright facts' \
      captures a host's.
      """,
      """
      profile server {
        facts ‹web-server›
        settings { reset }
      }
      """),
    Mistake(
      "unknown-group", "a group that is not defined",
      """
      No policy file of the search path defines rules of this name. Mind the hint, or name the \
      folder with '--policies'.
      """,
      """
      profile server {
        settings { reset }
        use ‹clocks›
      }
      """),
    Mistake(
      "unknown-inventory", "an inventory that is not defined",
      """
      No file of the search path defines an inventory of this name. 'auditwright privileged' \
      writes one.
      """,
      """
      profile server {
        settings { reset }
        privileged at 31 { inventory ‹"web.programs"›; key privileged }
      }
      """),
    Mistake(
      "unknown-part", "a control of several parts, and not said which",
      """
      The id is shared by several controls, told apart by 'part'. Name the part that is meant.
      """,
      """
      catalogue house "House rules" version "1" {
        control 1 part a "A" { answered by drift }
        control 1 part b "B" { answered by drift }
      }
      profile server {
        settings { reset }
        exception house ‹1› reason "Too noisy"
      }
      """),
    Mistake(
      "unknown-profile", "a profile that is not defined",
      """
      'extends' names a profile that no policy file of the search path defines.
      """,
      """
      profile server extends ‹base› {
        settings { reset }
      }
      """),
    Mistake(
      "unknown-setting", "a demand on a setting that does not exist",
      """
      The settings are those of a profile's 'settings' block that hold a value.
      """),
  ]
}
