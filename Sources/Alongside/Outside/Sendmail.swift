import Foundation
import Synchronization

extension Mail {
    /// Hands messages to a program that takes them as `sendmail -i -f FROM TO` does: Postfix, Exim,
    /// OpenSMTPD, msmtp.
    package static func sendmail(_ path: String, within seconds: Int = 30) -> Mail {
        Mail { message in
            let running = Sendmail(path: path, message: message, seconds: seconds)
            try await withTaskCancellationHandler {
                try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
                    Thread { done.resume(with: Result { try running.run() }) }.start()
                }
            } onCancel: {
                running.hurry()
            }
        }
    }
}

/// One run of the program. The message goes in by a file without a name, so that a program that does
/// not read it holds nobody up; what it complains of comes out the same way.
private final class Sendmail: Sendable {
    private let path: String
    private let message: MailMessage
    private let seconds: Int
    private let isHurried = Mutex(false)

    init(path: String, message: MailMessage, seconds: Int) {
        (self.path, self.message, self.seconds) = (path, message, seconds)
    }

    /// The server stops: wait a little for the program, and no longer.
    func hurry() { isHurried.withLock { $0 = true } }

    func run() throws {
        let (input, complaints) = (try file(), try file())
        defer {
            fclose(input)
            fclose(complaints)
        }
        let bytes = [UInt8](message.bytes)
        guard fwrite(bytes, 1, bytes.count, input) == bytes.count, fflush(input) == 0 else {
            throw MailTrouble("There is no room to write the message for sendmail.")
        }
        rewind(input)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = ["-i", "-f", message.from.text, message.to.text]
        process.environment = [
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "HOME": NSHomeDirectory(),
        ]
        process.standardInput = handle(input)
        process.standardOutput = handle(complaints)
        process.standardError = handle(complaints)
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        do { try process.run() } catch { throw MailTrouble("\(path) cannot be run.") }
        guard wait(ended) else {
            kill(process.processIdentifier, SIGKILL)
            throw MailTrouble("\(path) did not answer in time.")
        }
        guard process.terminationReason == .exit, process.terminationStatus == 0 else {
            throw MailTrouble(words(process, said: first(complaints)))
        }
    }

    private func file() throws -> UnsafeMutablePointer<FILE> {
        guard let file = tmpfile() else {
            throw MailTrouble("There is no room to write the message for sendmail.")
        }
        return file
    }

    private func handle(_ file: UnsafeMutablePointer<FILE>) -> FileHandle {
        FileHandle(fileDescriptor: fileno(file), closeOnDealloc: false)
    }

    private func wait(_ ended: DispatchSemaphore) -> Bool {
        var tenths = seconds * 10
        while tenths > 0 {
            if ended.wait(timeout: .now() + .milliseconds(100)) == .success { return true }
            tenths -= 1
            if isHurried.withLock({ $0 }) { tenths = min(tenths, 50) }
        }
        return false
    }

    /// The first line of what the program said, without anybody's address.
    private func first(_ complaints: UnsafeMutablePointer<FILE>) -> String {
        rewind(complaints)
        var bytes = [UInt8](repeating: 0, count: 2_000)
        let count = fread(&bytes, 1, bytes.count, complaints)
        let line =
            String(decoding: bytes.prefix(count), as: UTF8.self)
            .split(whereSeparator: \.isNewline).first ?? ""
        return line.split(separator: " ").map { $0.contains("@") ? "…" : $0 }
            .joined(separator: " ").filter { !$0.isNewline }.prefix(200).description
    }

    private func words(_ process: Process, said: String) -> String {
        let status = process.terminationStatus
        let meaning: [Int32: String] = [
            64: "it was called in a way it does not know", 65: "it does not take the message",
            67: "it does not know the address", 68: "it does not know the address’s host",
            69: "a service it needs is not available", 75: "it asks to try again later",
            77: "it does not permit this", 78: "it is not set up",
        ]
        let why = meaning[status].map { ": \($0)" } ?? ""
        let end = process.terminationReason == .exit ? "exit code \(status)\(why)" : "signal \(status)"
        return "\(path) ended with \(end).\(said.isEmpty ? "" : " It said: \(said)")"
    }
}
