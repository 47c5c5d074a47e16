import Pages

/// Fields that acts on a request share.
enum SupportField {
    static let request = Field("request", "Request", .hidden, required: "Say which request")
    /// The version that was on the screen, so that nobody overwrites what they have not seen.
    static let version = Field("version", "Version", .hidden)
    static func reason(_ label: String, required: String? = nil, hint: String = "") -> Field {
        Field("reason", label, hint: hint, .longText(rows: 3), required: required, limit: 2_000)
    }
}
