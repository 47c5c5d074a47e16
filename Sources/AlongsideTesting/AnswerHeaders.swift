import HTTPTypes

extension Client.Answer {
    /// A header by its name, for tests that only want to read one; nil where it was not sent.
    package func header(_ name: String) -> String? {
        HTTPField.Name(name).flatMap { headers[$0] }
    }
}
