/// That mail is sent, from whom, and how long it is tried. Where there are none, no mail is sent,
/// nothing is queued, and pages say so.
package struct MailSettings: Sendable {
    package let from: MailAddress
    /// Where the pages are, for links in a message: `https://alongside.example.gov.uk`. Where it is
    /// not known a message says where to look.
    package var site: String?
    /// Hours after which a message that could not be handed over is given up.
    package var givesUpAfterHours = 72

    package init(from: MailAddress, site: String? = nil) {
        self.from = from
        self.site = site.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
    }

    /// A page's whole address, where it is known.
    package func link(_ path: String) -> String? { site.map { $0 + path } }
}
