/// What a concern or a piece of support is about ("SEND and Inclusion Support Model page, January
/// 2025": "relating to whole school, cohort or children").
package enum Focus: String, Sendable, Codable, CaseIterable {
    case wholeSchool = "whole-school"
    case cohort
    case child
}
