/// Which part of a long list is shown, and the way to the others, keeping the list's filters.
public struct Pagination: Sendable {
    public let page: Int
    public let total: Int
    public let size: Int

    public init(page: Int, total: Int, size: Int = 50) {
        self.size = size
        self.total = total
        self.page = max(1, min(page, max(1, (total + size - 1) / size)))
    }

    public var offset: Int { (page - 1) * size }
    private var last: Int { max(1, (total + size - 1) / size) }

    /// `path` has the filters as its query already, and ends in `?` or `&`.
    public func html(_ path: String) -> HTML {
        guard last > 1 else { return "" }
        let before: HTML = page > 1 ? #"<a rel="prev" href="\#(path)page=\#(page - 1)">Previous</a>"# : ""
        let after: HTML = page < last ? #"<a rel="next" href="\#(path)page=\#(page + 1)">Next</a>"# : ""
        return """
            <nav class="pages" aria-label="Pages">\(before)<span>Page \(page) of \(last)</span>\(after)</nav>
            """
    }
}
