import Pages

/// Where forms save themselves while they are filled in.
package enum DraftRoutes {
    static let path = "/drafts"

    package static let routes: [Route] = [
        Route(.post, path, needs: .signedIn, summary: "Keep what is typed in a form.") { visit in
            let form = visit.given["_draft"]
            guard form.hasPrefix("/") else {
                throw Refusals([Refusal("_draft", "Say which form, by its address")])
            }
            try await visit.keepDraft(form: form)
            return .fragment("Saved")
        }
    ]
}
