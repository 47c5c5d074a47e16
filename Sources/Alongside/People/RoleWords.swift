// How roles are called: by the authority's package, or else by their everyday name.
extension Authority {
    package func name(of role: Role) -> String { self.role(role.rawValue)?.name ?? role.words }
}
