import Pages

extension Visit {
    /// A zone's name; a link for those who may open its page.
    package func zoneName(_ code: String) -> HTML {
        let name = authority.zone(code)?.name ?? code
        return mayOpenZone(code) ? Link(name, Address.zone(code)).html : HTML(name)
    }

    package func mayOpenZone(_ code: String) -> Bool {
        guard let scope = person?.scope(.seeZone) else { return false }
        return scope.isCounty || scope.zones.contains(code)
    }
}
