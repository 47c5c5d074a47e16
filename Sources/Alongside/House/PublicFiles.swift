import Foundation
import Pages

/// The stylesheet, the script and the icon, from within the program.
package enum PublicFiles {
    package static let routes: [Route] = [
        Route(.get, "/public/{file}", needs: .anyone, summary: "The stylesheet, script and icon.") {
            visit in
            guard let asset = Asset.named(visit.parameters["file"] ?? "") else { throw NotThere() }
            return .asset(Data(asset.bytes), type: asset.mediaType)
        }
    ]
}
