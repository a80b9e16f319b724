import AuditwrightCommand

@main
struct Main {
  static func main() async {
    await Auditwright.run()
  }
}
