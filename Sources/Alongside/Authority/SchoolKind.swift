/// What sort of place of education a setting is, as far as the model's rules ask.
package enum SchoolKind: String, Sendable, Codable, CaseIterable {
    /// Community, foundation, voluntary aided and voluntary controlled schools.
    case maintained
    /// Academies and free schools, mainstream.
    case academy
    /// Special schools, maintained or academy.
    case special
    /// Pupil referral units and alternative provision academies and free schools.
    case alternative
    case nursery
    case independent
    /// Further education and sixth-form colleges.
    case college
    /// Whatever else the DfE lists: secure units, overseas and online schools, children's centres.
    case other

    /// A mainstream school in the sense of the model page: "free to access for all mainstream
    /// schools in Norfolk from September 2025".
    package var isMainstream: Bool { self == .maintained || self == .academy }
}
