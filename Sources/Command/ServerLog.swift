import Logging

/// What the web framework says, written as `StreamLogHandler` writes it. The framework numbers each
/// request in its log's metadata; they are put into words only where something is written.
struct ServerLog: LogHandler {
    var logLevel = Logger.Level.info
    var metadata: Logger.Metadata = [:]
    private let label: String

    init(label: String) { self.label = label }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var stream = StreamLogHandler.standardError(label: label)
        stream.metadata = metadata
        stream.log(event: event)
    }
}
